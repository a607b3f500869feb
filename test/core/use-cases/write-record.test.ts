import { describe, expect, it } from '@jest/globals'
import { writeRecord } from '../../../lambdas/core/use-cases/write-record.ts'
import { aDecidedOrder, anEnteredOrder } from '../../builders/running-order.ts'
import { someSettings } from '../../builders/settings.ts'
import { createKintone } from '../../fakes/kintone.ts'

const labels = someSettings().kintone.status
const entered = { revision: '4', pid: 'k1-2-1', status: '3_対応中' }
function app(record = {}) {
  const kintone = createKintone()
  kintone.add(record)
  return kintone
}
const x3 = (kintone = app(), order = aDecidedOrder()) => writeRecord(kintone, 'x3', order, labels)
const x5 = (kintone = app(entered), order = anEnteredOrder()) => writeRecord(kintone, 'x5', order, labels)

describe('a write', () => {
  it('goes out with the remembered revision, without a read', async () => {
    const kintone = app()
    expect(await x3(kintone)).toEqual({ kind: 'written', record: entered })
    expect(kintone.calls).toEqual(['update'])
    expect(kintone.at('2')).toMatchObject({ pid: 'k1-2-1', status: '3_対応中' })
  })

  it('after a person’s edit of other fields reads once and goes out again', async () => {
    const kintone = app()
    kintone.edit('2', { values: { q_plan: '別' } })
    expect(await x3(kintone)).toMatchObject({ kind: 'written', record: { revision: '5' } })
    expect(kintone.calls).toEqual(['update', 'get', 'update'])
  })

  it('whose answer was lost finds itself done when it is repeated', async () => {
    const kintone = app()
    kintone.loseNextAnswer()
    await expect(x3(kintone)).rejects.toMatchObject({ name: 'KintoneUnavailable' })
    expect(await x3(kintone)).toEqual({ kind: 'written', record: entered })
    expect(kintone.at('2')?.revision).toBe('4')
  })

  it('that the order remembers asks kintone nothing', async () => {
    const kintone = app(entered)
    expect(await x3(kintone, anEnteredOrder())).toEqual({ kind: 'written', record: entered })
    expect(kintone.calls).toEqual([])
  })

  it('looks before it refuses: the labels may have been renamed, in kintone and in the settings', async () => {
    const kintone = app({ ...entered, status: '進行中' })
    const renamed = { ...labels, inProgress: '進行中', done: '完了' }
    const written = await writeRecord(kintone, 'x5', anEnteredOrder(), renamed)
    expect(written).toMatchObject({ kind: 'written', record: { status: '完了' } })
    expect(kintone.calls).toEqual(['get', 'update'])
  })

  it('gives up on a record that changes faster than it can be read', async () => {
    const kintone = app()
    const restless = {
      ...kintone,
      update: (...given: Parameters<typeof kintone.update>) => {
        kintone.edit('2', {})
        return kintone.update(...given)
      },
    }
    await expect(x3(restless)).rejects.toMatchObject({ name: 'KintoneRevisionConflict' })
    expect(kintone.at('2')?.status).toBe('2_対応要')
  })
})

describe('a person’s edit is never overwritten', () => {
  it.each([{ status: '1_未対応' }, { pid: 'k9-9-9' }, { status: '3_対応中' }])('by x3: %j', async (edit) => {
    const kintone = app()
    kintone.edit('2', edit)
    expect(await x3(kintone)).toEqual({ kind: 'refused', found: { pid: '', status: '2_対応要', ...edit } })
    expect(kintone.at('2')).toMatchObject(edit)
  })

  it.each([{ status: '2_対応要' }, { pid: '' }, { status: '4_対応済', pid: '' }])('by x5: %j', async (edit) => {
    const kintone = app(entered)
    kintone.edit('2', edit)
    expect(await x5(kintone)).toEqual({ kind: 'refused', found: { pid: 'k1-2-1', status: '3_対応中', ...edit } })
    expect(kintone.at('2')).toMatchObject(edit)
  })

  it('though it comes between a read and the write', async () => {
    const kintone = app(entered)
    kintone.edit('2', {})
    const real = kintone.get
    const racing = {
      ...kintone,
      async get(recordId: string) {
        const read = await real(recordId)
        kintone.meanwhile(() => kintone.edit('2', { status: '保留' }))
        return read
      },
    }
    expect(await x5(racing)).toEqual({ kind: 'refused', found: { pid: 'k1-2-1', status: '保留' } })
    expect(kintone.at('2')?.status).toBe('保留')
  })
})
