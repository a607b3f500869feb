import { describe, expect, it } from '@jest/globals'
import { createReceiver, createSimulator, customer } from './simulator.ts'

type Simulator = ReturnType<typeof createSimulator>

const open = async (simulator: Simulator, path: string) => (await simulator.app.request(path)).text()

const post = (simulator: Simulator, path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  simulator.app.request(`http://kintone.example${path}`, {
    method: 'POST',
    headers: { origin: 'http://kintone.example', host: 'kintone.example', ...headers },
    body: new URLSearchParams(form),
  })

describe('the page', () => {
  it('lists the records with their revisions', async () => {
    const simulator = createSimulator()
    simulator.records.add({ ...customer, k_構築希望日時: '2026-04-10T00:00:00Z' })
    const page = await open(simulator, '/k/1/')
    expect(page).toContain('山田 花子')
    expect(page).toContain('href="/k/1/show?record=1"')
    expect(page).toContain('2026-04-10 09:00')
    expect(page).not.toContain('<script')
  })

  it('is found without the slash at the end too', async () => {
    const response = await createSimulator().app.request('/k/1')
    expect(response.headers.get('location')).toBe('/k/1/')
  })

  it('leads a link from a webhook, whose record is behind #, to the list', async () => {
    const response = await createSimulator().app.request('/k/1/show')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/k/1/'])
  })

  it('escapes what people typed', async () => {
    const simulator = createSimulator()
    simulator.records.add({ k_氏名: '<img src=x onerror=alert(1)>"' })
    for (const path of ['/k/1/', '/k/1/show?record=1']) {
      expect(await open(simulator, path)).not.toContain('<img')
    }
  })

  it('adds a record, sets off its webhook and leads to the record', async () => {
    const { received, options } = createReceiver()
    const simulator = createSimulator(options)
    const form = { ...customer, k_ステータス: '2_対応要', k_構築希望日時: '2026-04-10T09:00' }
    const response = await post(simulator, '/k/1/save', form)
    await simulator.settled()
    expect([response.status, response.headers.get('location')]).toEqual([303, '/k/1/show?record=1'])
    expect(simulator.records.get('1').k_構築希望日時?.value).toBe('2026-04-10T00:00:00Z')
    expect(received[0]?.payload).toMatchObject({ type: 'ADD_RECORD', recordTitle: '山田 花子' })
  })

  it('edits a record at the revision that was shown', async () => {
    const simulator = createSimulator()
    simulator.records.add(customer)
    expect(await open(simulator, '/k/1/show?record=1')).toContain('name="$revision" value="1"')
    const response = await post(simulator, '/k/1/save', { $id: '1', $revision: '1', k_ステータス: '2_対応要' })
    expect(response.status).toBe(303)
    expect(simulator.changes().at(-1)).toMatchObject({
      who: 'page',
      revision: '2',
      values: { k_ステータス: '2_対応要' },
    })
  })

  it('tells of a change that somebody else made meanwhile and keeps what was typed', async () => {
    const simulator = createSimulator()
    simulator.records.add(customer)
    simulator.records.update('1', { k_Qid: 'p' })
    const response = await post(simulator, '/k/1/save', { $id: '1', $revision: '1', k_id: 'typed' })
    const page = await response.text()
    expect(response.status).toBe(409)
    expect(page).toContain('ほかの人がこのレコードを更新しました')
    expect(page).toContain('value="typed"')
    expect(page).toContain('name="$revision" value="2"')
  })

  it('shows a wrong input beside its field', async () => {
    const simulator = createSimulator()
    const response = await post(simulator, '/k/1/save', { k_氏名: '山田', k_構築希望日時: 'あした' })
    const page = await response.text()
    expect(response.status).toBe(400)
    expect(page).toContain('aria-describedby="k_構築希望日時-problem"')
    expect(page).toContain('id="k_構築希望日時-problem" role="alert">日時の形式が正しくありません。')
    expect(page).toContain('value="山田"')
    expect(simulator.records.all()).toEqual([])
  })

  it('deletes one record and sets off DELETE_RECORD', async () => {
    const { received, options } = createReceiver()
    const simulator = createSimulator(options)
    simulator.records.add(customer)
    const response = await post(simulator, '/k/1/delete', { $id: '1' })
    await simulator.settled()
    expect([response.status, response.headers.get('location')]).toEqual([303, '/k/1/'])
    expect(received.at(-1)?.payload).toMatchObject({ type: 'DELETE_RECORD', recordId: '1' })
  })

  it('switches faults on and off', async () => {
    const simulator = createSimulator()
    expect((await post(simulator, '/k/1/faults', { maintenance: 'on' })).status).toBe(303)
    expect(simulator.faults).toMatchObject({ maintenance: true, throttled: false })
    expect(await open(simulator, '/k/1/')).toContain('name="maintenance" value="on" checked')
    await post(simulator, '/k/1/faults', {})
    expect(simulator.faults.maintenance).toBe(false)
  })

  it('answers 404 for a record that is not there', async () => {
    expect((await createSimulator().app.request('/k/1/show?record=9')).status).toBe(404)
  })

  it('lives where it is told to', async () => {
    const simulator = createSimulator({ pagePath: '/kintone/' })
    simulator.records.add(customer)
    expect(await open(simulator, '/kintone/')).toContain('href="/kintone/show?record=1"')
  })
})

describe('a POST from another site', () => {
  it.each([
    ['by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['from a sibling domain', { 'sec-fetch-site': 'same-site' }],
    ['by Origin', { origin: 'https://evil.example' }],
    ['by a hidden origin', { origin: 'null' }],
  ])('is refused %s', async (_, headers) => {
    const simulator = createSimulator()
    expect((await post(simulator, '/k/1/save', customer, headers)).status).toBe(403)
    expect((await post(simulator, '/k/1/faults', { throttled: 'on' }, headers)).status).toBe(403)
    expect([simulator.records.all(), simulator.faults.throttled]).toEqual([[], false])
  })

  it('is let through from the page itself', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    expect((await post(createSimulator(), '/k/1/save', customer, headers)).status).toBe(303)
  })
})

it.each(['save', 'delete', 'faults'])('a form that cannot be read is refused: %s', async (path) => {
  const simulator = createSimulator()
  const answered = await simulator.app.request(`http://kintone.example/k/1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nbroken',
  })
  expect(answered.status).toBe(400)
  expect(await open(simulator, '/k/1/show?record=1')).toContain('見つかりません')
})
