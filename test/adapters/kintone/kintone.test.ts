import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { someSettings } from '../../builders/settings.ts'
import { type Asked, aRecord, json, scriptedKintone } from './scripted-kintone.ts'

let server: Awaited<ReturnType<typeof scriptedKintone>>
beforeEach(async () => {
  server = await scriptedKintone()
})
afterEach(() => server.close())
const last = () => server.asked.at(-1) as Asked

/** The form fields of an app whose status has these choices. */
const formFields = (...choices: string[]) => ({
  properties: {
    k_ステータス: { type: 'RADIO_BUTTON', options: Object.fromEntries(choices.map((label) => [label, { label }])) },
  },
})
/** The form, then the records. */
const app =
  (choices: string[], ids: number[] = []) =>
  (asked: Asked, response: Parameters<ReturnType<typeof json>>[1]) =>
    asked.path.endsWith('fields.json')
      ? json(200, formFields(...choices))(asked, response)
      : json(200, { records: ids.map((id) => ({ $id: { type: '__ID__', value: `${id}` } })) })(asked, response)

describe('the form', () => {
  it('has another revision whenever it was changed', async () => {
    server.replies(json(200, { ...formFields(), revision: '27' }))
    expect(await server.kintone.formRevision()).toBe('27')
    expect(last()).toMatchObject({ method: 'GET', path: '/k/v1/app/form/fields.json' })
  })
})

describe('reading a record', () => {
  it('gives its values as typed, and what tells whose turn it is', async () => {
    server.replies(json(200, { record: aRecord() }))
    expect(await server.kintone.get('2')).toEqual({
      recordId: '2',
      revision: '3',
      pid: '',
      status: '2_対応要',
      values: {
        q_id: 'C-1',
        q_customerName: '髙橋 﨑子',
        q_customerEmail: 'a@example.com',
        q_plan: 'スタンダード',
        q_maintenanceDatetime: '2026-04-10T01:00:00Z',
        q_optionSend: '希望する',
      },
    })
    expect(last()).toMatchObject({ method: 'GET', path: '/k/v1/record.json', token: 'the-token' })
    expect(Object.fromEntries(last().query)).toEqual({ app: '1', id: '2' })
  })

  it.each([null, ''])('leaves out a value that is %j', async (value) => {
    server.replies(json(200, { record: aRecord({ k_プラン: { type: 'RADIO_BUTTON', value } }) }))
    expect((await server.kintone.get('2')).values).not.toHaveProperty('q_plan')
  })

  it.each([
    ['is missing', undefined],
    ['holds a list', { type: 'CHECK_BOX', value: ['a'] }],
  ])('fails by name when a field of the settings %s', async (_, field) => {
    server.replies(json(200, { record: aRecord({ k_プラン: field }) }))
    await expect(server.kintone.get('2')).rejects.toMatchObject({
      name: 'KintoneSetupError',
      message: expect.stringContaining('k_プラン'),
    })
  })

  it('cuts a process ID or status that somebody has typed a book into, each time alike', async () => {
    const book = { type: 'SINGLE_LINE_TEXT', value: '髙'.repeat(200_000) }
    server.replies(json(200, { record: aRecord({ k_Qid: book }) }))
    const { pid } = await server.kintone.get('2')
    expect(pid).toHaveLength(200)
    expect((await server.kintone.get('2')).pid).toBe(pid)
  })

  it.each(['x'.repeat(50), '1'.repeat(50)])(
    'takes an answer with a revision of %s for none of kintone’s',
    async (value) => {
      server.replies(json(200, { record: aRecord({ $revision: { type: '__REVISION__', value } }) }))
      await expect(server.kintone.get('2')).rejects.toMatchObject({ name: 'KintoneUnavailable' })
    },
  )

  it('of several gives those that exist, by the fields in use', async () => {
    server.replies(json(200, { records: [aRecord()] }))
    const found = await server.kintone.getMany(['2', '9'])
    expect(found.map(({ recordId }) => recordId)).toEqual(['2'])
    expect(last().query.get('query')).toBe('$id in ("2", "9") limit 100')
    const fields = [...last().query].filter(([name]) => name.startsWith('fields')).map(([, code]) => code)
    expect(fields).toEqual(expect.arrayContaining(['$id', '$revision', 'k_id', 'k_Qid', 'k_ステータス']))
  })
})

describe('writing a record', () => {
  it('puts what changes, if the record still has the revision', async () => {
    server.replies(json(200, { revision: '4' }))
    expect(await server.kintone.update('2', '3', { pid: 'k1-2-1', status: '3_対応中' })).toEqual({ revision: '4' })
    expect(last()).toMatchObject({
      method: 'PUT',
      path: '/k/v1/record.json',
      body: {
        app: '1',
        id: '2',
        revision: '3',
        record: { k_Qid: { value: 'k1-2-1' }, k_ステータス: { value: '3_対応中' } },
      },
    })
  })

  it('leaves alone what does not change', async () => {
    server.replies(json(200, { revision: '4' }))
    await server.kintone.update('2', '3', { status: '4_対応済' })
    expect(last().body.record).toEqual({ k_ステータス: { value: '4_対応済' } })
  })
})

describe('finding records by status', () => {
  it('asks only for choices that the app has', async () => {
    server.replies(app(['1_未対応', '2_対応要'], [5]))
    expect(await server.kintone.findByStatus(['2_対応要', '対応要'])).toEqual({ items: ['5'] })
    expect(last().query.get('query')).toBe('k_ステータス in ("2_対応要") and $id > 0 order by $id asc limit 100')
  })

  it('goes on after the last id of a full page', async () => {
    server.replies(
      app(
        ['2_対応要'],
        Array.from({ length: 100 }, (_, n) => n + 101),
      ),
    )
    expect(await server.kintone.findByStatus(['2_対応要'], '100')).toMatchObject({ next: '200' })
    expect(last().query.get('query')).toContain('$id > 100 ')
  })

  it('goes round in no circle where something answers with an earlier page', async () => {
    server.replies(app(['2_対応要'], [99, 100]))
    await expect(server.kintone.findByStatus(['2_対応要'], '100')).rejects.toMatchObject({ name: 'KintoneUnavailable' })
  })

  it('quotes choices', async () => {
    const choice = '対応要" or $id > "0\\'
    server.replies(app([choice]))
    await server.kintone.findByStatus([choice])
    expect(last().query.get('query')).toContain('in ("対応要\\" or $id > \\"0\\\\")')
  })

  it('fails by name when the app has none of the triggers, or no such field', async () => {
    server.replies(app(['1_未対応']))
    await expect(server.kintone.findByStatus(['2_対応要'])).rejects.toMatchObject({ name: 'KintoneSetupError' })
    server.replies(json(200, { properties: {} }))
    await expect(server.kintone.findByStatus(['2_対応要'])).rejects.toMatchObject({ name: 'KintoneSetupError' })
  })

  it('uses the app and field of the settings', async () => {
    await server.close()
    const { fields } = someSettings().kintone
    server = await scriptedKintone(someSettings({ kintone: { appId: '77', fields: { ...fields, status: '状態' } } }))
    server.replies((asked, response) =>
      json(
        200,
        asked.path.endsWith('fields.json')
          ? { properties: { 状態: { options: { '2_対応要': {} } } } }
          : { records: [] },
      )(asked, response),
    )
    await server.kintone.findByStatus(['2_対応要'])
    expect(last().query.get('app')).toBe('77')
    expect(last().query.get('query')).toMatch(/^状態 in /)
  })
})
