import { synthesize } from '../lib/synthesize.ts'

interface Alarm {
  Metrics?: { MetricStat?: unknown }[]
}

/** What the stack has that costs by the month, counted in its template. */
export function fixedParts() {
  const { resources } = synthesize()
  const alarms = resources.of('AWS::CloudWatch::Alarm') as Alarm[]
  return {
    keys: resources.of('AWS::KMS::Key').length,
    secrets: resources.of('AWS::SecretsManager::Secret').length,
    /** An alarm on several figures costs as much as one on each. */
    alarmFigures: alarms
      .map(({ Metrics }) => Metrics?.filter(({ MetricStat }) => MetricStat).length ?? 1)
      .reduce((total, count) => total + count, 0),
    dashboards: resources.of('AWS::CloudWatch::Dashboard').length,
  }
}
