import { describe, expect, it } from '@jest/globals'
import { createKintoneTrouble, watchKintone } from '../../../lambdas/adapters/aws/kintone-trouble.ts'
import * as errors from '../../../lambdas/core/errors.ts'
import type { MetricValues } from '../../../lambdas/core/metrics.ts'
import { createKintone } from '../../fakes/kintone.ts'

function aCount() {
  const counted: MetricValues[] = []
  return { counted, trouble: createKintoneTrouble({ put: (values) => void counted.push(values) }) }
}

describe('what kintone refuses is counted', () => {
  it.each([
    [new errors.KintoneThrottled(), 'KintoneThrottled'],
    [new errors.KintoneRevisionConflict(), 'KintoneRevisionConflicts'],
    [new errors.KintoneSetupError(), 'KintoneSetupErrors'],
    [new errors.KintoneAccessError(), 'KintoneAccessErrors'],
    [new errors.KintoneUnavailable(), 'KintoneUnavailable'],
  ])('%s', async (error, metric) => {
    const { counted, trouble } = aCount()
    const kintone = createKintone()
    kintone.goDown(error)
    const watched = watchKintone(kintone, trouble)
    await expect(watched.get('2')).rejects.toBe(error)
    expect(counted).toEqual([{ [metric]: 1 }])
  })

  it('by each of its methods', async () => {
    const { counted, trouble } = aCount()
    const kintone = createKintone()
    const refuse = () => Promise.reject(new errors.KintoneThrottled())
    const refusing = { ...kintone, get: refuse, getMany: refuse, update: refuse, findByStatus: refuse }
    const watched = watchKintone(refusing, trouble)
    const asked = [watched.get('2'), watched.getMany(['2']), watched.update('2', '1', {}), watched.findByStatus([])]
    await Promise.allSettled(asked)
    expect(counted).toHaveLength(4)
  })

  it('once, however often the same error is seen', () => {
    const { counted, trouble } = aCount()
    const error = new errors.KintoneSetupError()
    trouble(error)
    trouble(error)
    expect(counted).toHaveLength(1)
  })

  it('but for what is no trouble with kintone', () => {
    const { counted, trouble } = aCount()
    for (const error of [new errors.KintoneRecordGone(), new errors.OrderEnded(), new Error('x'), 'x']) trouble(error)
    expect(counted).toEqual([])
  })
})
