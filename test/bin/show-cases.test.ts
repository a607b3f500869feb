import { expect, it } from '@jest/globals'
import { casesTable } from '../../bin/office/show-cases.ts'

const none = { open: [], ended: [], more: { open: false, ended: false } }

it('says that there are no orders', () => {
  expect(casesTable({ ...none, unreadable: 0 })).toBe('案件はありません / no orders')
  expect(casesTable(none)).toBe('案件はありません / no orders')
})

it('says that some could not be read, of which none is listed', () => {
  expect(casesTable({ ...none, unreadable: 2 })).toContain('読み取れない案件が 2 件あり、表示していません。')
})
