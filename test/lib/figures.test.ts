import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { createEmfMetrics } from '../../lambdas/adapters/aws/emf-metrics.ts'
import { serviceName } from '../../lib/names.ts'
import { humanLanes, lanes } from '../../statemachine/process.ts'
import { synthesize } from './synthesize.ts'

const { template } = synthesize()
const rendered = JSON.stringify(template.toJSON())
/** The names in `MetricName`: a union of literals, two of them by lane. */
const source = readFileSync('lambdas/core/metrics.ts', 'utf8')
const union = source.slice(source.indexOf('export type MetricName'), source.indexOf('export const openTasksOf'))
const written = [...union.matchAll(/\| ['`](\w+)(\$\{LaneName\})?['`]/g)].flatMap(([, name, byLane]) =>
  byLane ? humanLanes.map((lane) => `${name}${lanes[lane]}`) : [name],
)

it('every figure that functions write is looked at by an alarm or the dashboard', () => {
  expect(written.length).toBeGreaterThan(20)
  expect(written.filter((name) => !rendered.includes(`"${name}"`) && !rendered.includes(`\\"${name}\\"`))).toEqual([])
})

it('alarms and the dashboard look at no figure that nobody writes', () => {
  const inAlarms = [...rendered.matchAll(/"MetricName":"(\w+)","Namespace":"Nouhin"/g)].map(([, name]) => name)
  const onDashboard = [...rendered.matchAll(/\[\\"Nouhin\\",\\"(\w+)\\"/g)].map(([, name]) => name)
  const looked = [...new Set([...inAlarms, ...onDashboard])]
  expect(looked.length).toBeGreaterThan(20)
  expect(looked.filter((name) => !written.includes(name))).toEqual([])
})

it('functions write under the name and the namespace that alarms look for', () => {
  const lines: object[] = []
  createEmfMetrics({ service: serviceName('office'), write: (fields) => void lines.push(fields) }).put({
    PatrolRuns: 1,
  })
  expect(lines).toMatchObject([
    { service: 'nouhin-office', _aws: { CloudWatchMetrics: [{ Namespace: 'Nouhin', Dimensions: [['service']] }] } },
  ])
})
