import { expect, it } from '@jest/globals'
import { createLogMetrics } from '../../embedded/log-metrics.ts'
import { createWorld } from '../fakes/world.ts'

it('figures are said when trouble comes, changes and goes, and not otherwise', () => {
  const { log } = createWorld()
  const metrics = createLogMetrics(log)
  const said = () => log.lines.splice(0).map(({ fields }) => fields)
  metrics.put({ PatrolRuns: 1 })
  metrics.put({ OrdersRunning: 3, OrdersFailed: 0, Inconsistencies: 0 })
  expect(said()).toEqual([])
  metrics.put({ OrdersRunning: 3, OrdersFailed: 1, Inconsistencies: 0 }, { repaired: 0 })
  metrics.put({ OrdersRunning: 4, OrdersFailed: 1, Inconsistencies: 0 })
  metrics.put({ PatrolRuns: 1 })
  expect(said()).toEqual([{ OrdersRunning: 3, OrdersFailed: 1, Inconsistencies: 0, repaired: 0 }])
  metrics.put({ OrdersFailed: 0 })
  expect(said()).toEqual([{ OrdersFailed: 0 }])
  metrics.put({ OrdersFailed: 0, HolidaysEnding: 1 }, { holidaysKnownUntil: '2050-12-31' })
  metrics.put({ OrdersFailed: 0, HolidaysEnding: 1 }, { holidaysKnownUntil: '2050-12-31' })
  expect(said()).toEqual([{ OrdersFailed: 0, HolidaysEnding: 1, holidaysKnownUntil: '2050-12-31' }])
})
