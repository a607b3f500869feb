import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import readXlsxFile from 'read-excel-file/node'
import { mailReturnedEvent } from '../../../lambdas/core/returned-mail.ts'
import { renderCaseXlsx } from '../../../lambdas/views/console/case-xlsx.ts'
import { variables } from '../../../statemachine/variables.ts'
import { anOrder, aTask, english, japanese, now, withVariables } from '../an-order.ts'

/** What another program reads of one case, by the heads of the columns. */
async function readBack(changes: Parameters<typeof withVariables>[0], order = {}) {
  const workbook = await renderCaseXlsx([anOrder({ ...order, ...withVariables(changes) })], now, japanese)
  const [heads = [], row = []] = await rowsOf(workbook)
  return Object.fromEntries(heads.map((head, at) => [head, row[at]]))
}
const sheetsOf = async (workbook: Buffer) =>
  (await readXlsxFile(workbook, { trim: false })) as unknown as { sheet: string; data: unknown[][] }[]
const rowsOf = async (workbook: Buffer) => (await sheetsOf(workbook))[0]?.data ?? []

/** One file of a ZIP archive, by its own header: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7. */
function partOf(archive: Buffer, name: string): string {
  const header = archive.indexOf(name) - 30
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
  // What is packed says itself where it ends.
  return inflateRawSync(archive.subarray(start)).toString()
}

describe('the cases for Excel', () => {
  it.each([
    '0012345',
    '10-25',
    '123456789012',
    '1E5',
    '=1+1',
    '-1',
    '+81',
    '＋1',
    '@SUM(A1)',
    '3/4',
    'TRUE',
    ' blanks ',
    '𠮷野家',
    '髙橋 <凛> & "Co"',
    ...Object.getOwnPropertyNames(Object.prototype),
  ])('keep %j as the text that it is', async (text) => {
    const { 顧客ID: id, 顧客氏名: name } = await readBack({ q_id: text, q_customerName: text })
    expect([id, name]).toEqual([text, text])
  })

  it('tell besides what the CSV has of a task that no mail reaches anybody for', async () => {
    const sent = { at: now.toISOString(), type: 'mail-sent', data: { mail: 'task-offered:1-1#1:1' } }
    const back = {
      at: now.toISOString(),
      type: mailReturnedEvent,
      node: '1-1',
      round: 1,
      data: { member: 'takahashi' },
    }
    const { tasks } = anOrder({}, aTask('1-1'))
    const head = 'メールが誰にも届いていません'
    expect(await readBack({}, { tasks, events: [sent] })).toMatchObject({ [head]: null })
    expect(await readBack({}, { tasks, events: [sent, back] })).toMatchObject({ [head]: '1' })
  })

  it('keep a tracking number of twelve digits and a phone number as texts', async () => {
    expect(await readBack({ q_trackingNo: '123456789014' })).toMatchObject({
      'お問い合わせ番号(郵便局)': '123456789014',
    })
  })

  it('have moments as dates in JST', async () => {
    const { 開始: opened, タスク期限日時: limit } = await readBack(
      { q_taskLimitDatetime: '2026-11-26T08:00:00Z' },
      { openedAt: '2026-12-31T15:30:00Z' },
    )
    // A date is a fraction of days in the file, so that a reader may be off by a millisecond.
    const minute = (read: unknown) => new Date(Math.round((read as Date).getTime() / 60_000) * 60_000).toISOString()
    expect([minute(opened), minute(limit)]).toEqual(['2027-01-01T00:30:00.000Z', '2026-11-26T17:00:00.000Z'])
  })

  it.each([
    ['0001-01-01T00:00:00Z', '0001-01-01 09:00'],
    ['9999-12-31T14:59:00Z', '9999-12-31 23:59'],
    ['9999-12-31T15:00:00Z', '10000-01-01 00:00'],
    ['来週', '来週'],
  ])('have a date that Excel lacks, such as %s, as text', async (q_maintenanceDatetime, text) => {
    expect(await readBack({ q_maintenanceDatetime })).toMatchObject({ 構築希望日時: text })
  })

  it('open though a text holds what XML cannot write, or more than a cell', async () => {
    const {
      顧客ID: id,
      顧客氏名: name,
      プラン選択: plan,
    } = await readBack({
      q_id: 'a\u0000b\ud800c\u0007',
      q_customerName: '髙'.repeat(40_000),
      q_plan: '_x0041_',
    })
    expect(id).toBe('abc')
    expect(name).toHaveLength(32_767)
    // _xHHHH_ would be read as a character.
    expect(plan).toBe('_x0041_')
  })

  it('hold no secret, not even one that somebody quoted', async () => {
    const secrets = { q_licenseKey: 'KEY-9F3A-22', q_password: 'pa55-word!' }
    const read = await readBack({ ...secrets, q_sendAddress: 'by pa55-word!' }, { title: 'KEY-9F3A-22' })
    for (const secret of Object.values(secrets)) expect(JSON.stringify(read)).not.toContain(secret)
    expect(Object.keys(read)).not.toContain(variables.q_licenseKey.label)
  })

  it('have arrows to filter and sort by over every column and row, and keep heads and process IDs in sight', async () => {
    const workbook = await renderCaseXlsx([anOrder(), anOrder()], now, japanese)
    const sheet = partOf(workbook, 'xl/worksheets/sheet1.xml')
    const cells = [...sheet.matchAll(/<c r="([A-Z]+)1"/g)].map(([, column]) => column)
    expect(/<\/sheetData><autoFilter ref="(.*?)"/.exec(sheet)?.[1]).toBe(`A1:${cells.at(-1)}3`)
    expect(sheet).toMatch(/<pane [^>]*topLeftCell="B2"[^>]*state="frozen"/)
  })

  it('have a sheet by the name of the list, heads in the reader’s language, and heads alone where there are no cases', async () => {
    const none = await renderCaseXlsx([], now, english)
    const rows = await rowsOf(none)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.slice(0, 3)).toEqual(['Process ID', 'kintone record ID', 'Title'])
    const named = await sheetsOf(await renderCaseXlsx([], now, japanese))
    expect(named.map(({ sheet }) => sheet)).toEqual(['案件一覧'])
  })
})
