import { describe, expect, it } from '@jest/globals'
import { becameOf, valuesToSet } from '../../lambdas/views/set-back.ts'
import { someSettings } from '../builders/settings.ts'
import { anOrder } from './an-order.ts'

const defaults = someSettings().kintone
const names = {
  ...defaults,
  fields: { ...defaults.fields, pid: '処理番号', status: '進み' },
  status: { triggers: ['要'], inProgress: '作業中', done: '済み', cancelled: '未' },
}
const at = '2026-11-24T00:30:00Z'
const found = (pid: string, status: string) =>
  valuesToSet(anOrder({ conflict: { at, what: 'changed', found: { pid, status } } }), names)

describe('what is to be set in a record', () => {
  it('is the order’s pid and the settings’ label, by the settings’ field codes', () => {
    expect(valuesToSet(anOrder(), names)).toEqual([
      'プロセスID(処理番号)を「k1-7-1」に、ステータス(進み)を「作業中」に',
      'the process ID (処理番号) to "k1-7-1" and the status (進み) to "作業中"',
    ])
  })

  it('is told with what the record reads now', () => {
    expect(found('', '未')).toEqual([
      'プロセスID(処理番号)を「k1-7-1」に(いまは空)、ステータス(進み)を「作業中」に(いまは「未」)',
      'the process ID (処理番号) to "k1-7-1" (now empty) and the status (進み) to "作業中" (now "未")',
    ])
    expect(found('k1-7-9', '済み')[0]).toContain('「k1-7-1」に(いまは「k1-7-9」)')
  })

  it('leaves out what is right already', () => {
    expect(found('k1-7-1', '未')[0]).toBe('ステータス(進み)を「作業中」に(いまは「未」)')
    expect(found('', '作業中')[1]).toBe('the process ID (処理番号) to "k1-7-1" (now empty)')
  })

  it('never repeats somebody’s own words in place of a pid', () => {
    for (const text of found('山田 太郎', '未')) expect(text).not.toContain('山田')
    expect(found('山田 太郎', '未')[0]).toContain('(いまは別の値)')
  })

  it('of several orders is each one’s own pid', () => {
    expect(valuesToSet(undefined, names)[0]).toContain('処理番号)を各案件のプロセスIDに')
  })
})

it('what became of a cancelled order’s record is said with its label', () => {
  const state = { pid: '', status: '保留' }
  expect(becameOf({ became: 'given-back', state: { ...state, status: '未' } })[0]).toContain('「未」に戻しました')
  expect(becameOf({ became: 'kept', state })[0]).toContain('ステータスは「保留」')
  expect(becameOf({ became: 'gone' })[1]).toContain('had been deleted')
})
