import { expect, it } from '@jest/globals'
import { checkClosures } from '../../bin/doctor/check-closures.ts'

const states = (closures: string[], now = '2027-02-01T00:00:00Z') =>
  checkClosures(closures, new Date(now)).map(({ id, state }) => `${state} ${id}`)

it('closures that have all passed are told: whoever wrote them may mean them still', () => {
  expect(states(['2026-12-29', '2026-12-30/2027-01-03'])).toEqual(['note closures'])
  expect(states(['2027-01-31'], '2027-01-31T15:00:00Z')).toEqual(['note closures'])
})

it.each([[[]], [['2026-12-29', '12-29/01-03']], [['2026-12-29', '2027-05-01']], [['2027-01-30/2027-02-01']]])(
  'nothing is said of %j',
  (closures) => {
    expect(states(closures)).toEqual([])
  },
)
