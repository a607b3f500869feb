import type { MetricName, Metrics } from '../../core/metrics.ts'
import type { Kintone } from '../../core/ports.ts'

const metricOf: Readonly<Record<string, MetricName>> = {
  KintoneThrottled: 'KintoneThrottled',
  KintoneRevisionConflict: 'KintoneRevisionConflicts',
  KintoneSetupError: 'KintoneSetupErrors',
  KintoneAccessError: 'KintoneAccessErrors',
  KintoneUnavailable: 'KintoneUnavailable',
}

/** Counts what kintone refuses, by the error's name; an error that is seen again on its way up counts once. */
export function createKintoneTrouble(metrics: Metrics) {
  const counted = new WeakSet<Error>()
  return (error: unknown): void => {
    if (!(error instanceof Error) || counted.has(error)) return
    counted.add(error)
    const metric = metricOf[error.name]
    if (metric) metrics.put({ [metric]: 1 })
  }
}

/** The same kintone, with `trouble` told of every refusal, also of those that are tried again and leave no other trace. */
export function watchKintone(kintone: Kintone, trouble: (error: unknown) => void): Kintone {
  const watched = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked
    } catch (error) {
      trouble(error)
      throw error
    }
  }
  return {
    get: (recordId) => watched(kintone.get(recordId)),
    getMany: (recordIds) => watched(kintone.getMany(recordIds)),
    update: (recordId, revision, change) => watched(kintone.update(recordId, revision, change)),
    formRevision: () => watched(kintone.formRevision()),
    findByStatus: (labels, after) => watched(kintone.findByStatus(labels, after)),
  }
}
