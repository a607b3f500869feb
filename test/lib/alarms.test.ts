import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { type FunctionName, functionNames } from '../../lib/names.ts'
import { humanLanes, lanes } from '../../statemachine/process.ts'
import { synthesize } from './synthesize.ts'

interface Stat {
  MetricStat: { Metric: { MetricName: string; Namespace: string; Dimensions: unknown[] }; Period: number; Stat: string }
}
interface Rendered {
  AlarmName: string
  AlarmDescription: string
  AlarmActions: unknown[]
  MetricName?: string
  Namespace?: string
  Dimensions?: unknown[]
  Metrics?: (Stat | { Expression: string })[]
  Period?: number
  Statistic?: string
  Threshold: number
  ComparisonOperator: string
  EvaluationPeriods: number
  DatapointsToAlarm: number
  TreatMissingData: string
}

const { resources } = synthesize()
const alarms = resources.of('AWS::CloudWatch::Alarm') as unknown as Rendered[]
const alarm = (section: string) => {
  const found = alarms.find(({ AlarmName }) => AlarmName === `nouhin-office-${section}`)
  if (!found) throw new Error(`There is no alarm ${section}.`)
  return found
}
const statsOf = ({ Metrics = [] }: Rendered) => Metrics.flatMap((one) => ('MetricStat' in one ? [one.MetricStat] : []))
const expressionOf = ({ Metrics = [] }: Rendered) =>
  Metrics.flatMap((one) => ('Expression' in one ? [one.Expression] : []))
const errorsOf = (section: string) =>
  statsOf(alarm(section))
    .filter(({ Metric }) => Metric.Namespace === 'AWS/Lambda')
    .map(({ Metric }) => Metric.Dimensions)
const functionOf = (name: FunctionName) => {
  const start = String(resources.functionNamed(name).Description)
  const id = resources.of('AWS::Lambda::Function').findIndex(({ Description }) => Description === start)
  return resources.idsOf('AWS::Lambda::Function')[id]
}
const byFunction = (name: FunctionName) => [{ Name: 'FunctionName', Value: { Ref: functionOf(name) } }]

/** Of one figure: `[statistic, seconds, threshold, breaching of periods, missing data]`. */
const plain: Record<string, [metric: string, ...rest: (string | number)[]]> = {
  'undelivered-answers': ['UndeliveredAnswers', 'Maximum', 300, 1, '2 of 2', 'ignore'],
  inconsistencies: ['Inconsistencies', 'Maximum', 300, 1, '1 of 1', 'notBreaching'],
  'orders-open-too-long': ['OrdersOpenTooLong', 'Maximum', 300, 1, '1 of 1', 'ignore'],
  'orders-near-limit': ['OrdersNearLimit', 'Maximum', 300, 1, '1 of 1', 'ignore'],
  'holidays-ending': ['HolidaysEnding', 'Maximum', 300, 1, '1 of 1', 'notBreaching'],
  'tasks-unreachable': ['TasksUnreachable', 'Maximum', 300, 1, '1 of 1', 'ignore'],
  'mails-failing': ['MailsFailing', 'Maximum', 300, 1, '1 of 1', 'ignore'],
  'mails-returned': ['MailsReturned', 'Sum', 300, 1, '1 of 1', 'notBreaching'],
  'kintone-throttled': ['KintoneThrottled', 'Sum', 900, 10, '1 of 1', 'notBreaching'],
  'kintone-conflicts': ['KintoneRevisionConflicts', 'Sum', 900, 20, '1 of 1', 'notBreaching'],
  'kintone-setup': ['KintoneSetupErrors', 'Sum', 300, 1, '1 of 1', 'notBreaching'],
  'kintone-access': ['KintoneAccessErrors', 'Sum', 300, 1, '1 of 1', 'notBreaching'],
  'patrol-silent': ['PatrolRuns', 'Sum', 300, 1, '3 of 3', 'breaching'],
  'reconcile-silent': ['OrdersRunning', 'SampleCount', 300, 1, '3 of 3', 'breaching'],
}
const several = ['executions-failed', 'oldest-task', 'function-errors', 'step-errors']

describe('the alarms', () => {
  it('are these', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName.replace('nouhin-office-', '')).sort()).toEqual(
      [...Object.keys(plain), ...several].sort(),
    )
  })

  it.each(Object.entries(plain))('%s goes off by its figure', (section, [metric, ...rest]) => {
    const { MetricName, Namespace, Dimensions, ...one } = alarm(section)
    expect([MetricName, Namespace, Dimensions]).toEqual([
      metric,
      'Nouhin',
      [{ Name: 'service', Value: 'nouhin-office' }],
    ])
    const periods = `${one.DatapointsToAlarm} of ${one.EvaluationPeriods}`
    expect([one.Statistic, one.Period, one.Threshold, periods, one.TreatMissingData]).toEqual(rest)
  })

  it('go off above their threshold, but for the signs of life', () => {
    const below = alarms.filter(({ ComparisonOperator }) => ComparisonOperator === 'LessThanThreshold')
    expect(below.map(({ AlarmName }) => AlarmName).sort()).toEqual([
      'nouhin-office-patrol-silent',
      'nouhin-office-reconcile-silent',
    ])
    const above = alarms.filter(({ ComparisonOperator }) => ComparisonOperator === 'GreaterThanOrEqualToThreshold')
    expect(above).toHaveLength(alarms.length - 2)
  })

  it('hear of executions that failed or timed out, whoever looks at the events', () => {
    const one = alarm('executions-failed')
    const machine = resources.idOf('AWS::StepFunctions::StateMachine', 'OrderProcess')
    expect(statsOf(one).map(({ Metric, Stat }) => [Metric.Namespace, Metric.MetricName, Stat])).toEqual([
      ['AWS/States', 'ExecutionsFailed', 'Sum'],
      ['AWS/States', 'ExecutionsTimedOut', 'Sum'],
    ])
    for (const { Metric } of statsOf(one))
      expect(Metric.Dimensions).toEqual([{ Name: 'StateMachineArn', Value: { Ref: machine } }])
    expect([expressionOf(one), one.Threshold]).toEqual([['SUM([FILL(m1, 0), FILL(m2, 0)])'], 1])
  })

  it('hear of a task that has waited for as long as the settings say, in any lane', () => {
    const one = alarm('oldest-task')
    expect(statsOf(one).map(({ Metric }) => Metric.MetricName)).toEqual(
      humanLanes.map((lane) => `OldestTask${lanes[lane]}`),
    )
    expect([expressionOf(one), one.Threshold, one.TreatMissingData]).toEqual([
      [`MAX([${humanLanes.map((_, at) => `m${at + 1}`).join(', ')}])`],
      30 * 24 * 3600,
      'ignore',
    ])
  })

  it('hear of errors of every function, of steps only when they go on', () => {
    const steps = ['fetch-record', 'set-variables', 'update-record', 'open-task'] as const
    const others = functionNames.filter((name) => !steps.some((step) => step === name))
    expect(errorsOf('step-errors')).toEqual(expect.arrayContaining(steps.map(byFunction)))
    expect(errorsOf('function-errors')).toEqual(expect.arrayContaining(others.map(byFunction)))
    expect(errorsOf('step-errors').length + errorsOf('function-errors').length).toBe(functionNames.length)
    expect(alarm('step-errors')).toMatchObject({ Threshold: 10, EvaluationPeriods: 2, DatapointsToAlarm: 2 })
    expect(alarm('function-errors')).toMatchObject({ Threshold: 1, EvaluationPeriods: 3, DatapointsToAlarm: 2 })
  })

  it('hear of pages that were answered with a 500, which is no error of a function', () => {
    const ofApi = statsOf(alarm('function-errors')).filter(({ Metric }) => Metric.Namespace === 'AWS/ApiGateway')
    expect(ofApi.map(({ Metric }) => Metric.MetricName)).toEqual(['5xx'])
  })

  it.each(alarms)('$AlarmName mails operations what to do, and names its section of the runbook', (one) => {
    const section = one.AlarmName.replace('nouhin-office-', '')
    expect(one.AlarmActions).toEqual([{ Ref: resources.idOf('AWS::SNS::Topic', 'OpsTopic') }])
    expect(one.AlarmDescription).toMatch(/^[A-Zk][ -~]+: [ -~]+\. See docs\/operations\.md#[a-z-]+$/)
    expect(one.AlarmDescription.endsWith(`#${section}`)).toBe(true)
    expect(readFileSync('docs/operations.md', 'utf8')).toContain(`\n### ${section}\n`)
  })

  it('take ten figures at most each, which is all that CloudWatch takes', () => {
    for (const one of alarms) expect(statsOf(one).length).toBeLessThanOrEqual(10)
  })
})
