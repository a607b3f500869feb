import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Stored {
  revision: number
  pid: string
  status: string
}

export interface FakeKintone {
  url: string
  /** Resolves once the record reads 対応済. */
  done(recordId: string): Promise<void>
  close(): void
}

/** A kintone that answers from memory and checks nothing: any number is a record of its own, 対応要 until it is written to. */
export async function startKintone(): Promise<FakeKintone> {
  const records = new Map<string, Stored>()
  const waiting = new Map<string, () => void>()
  const recordOf = (id: string) => {
    const stored = records.get(id) ?? { revision: 1, pid: '', status: '2_対応要' }
    records.set(id, stored)
    return stored
  }

  const put = (body: string) => {
    const { id, record } = JSON.parse(body) as { id: string; record: Record<string, { value: string }> }
    const stored = recordOf(String(id))
    stored.revision++
    stored.pid = record.k_Qid?.value ?? stored.pid
    stored.status = record.k_ステータス?.value ?? stored.status
    if (stored.status === '4_対応済') waiting.get(String(id))?.()
    return { revision: String(stored.revision) }
  }

  const answer = (method: string, url: URL, body: string): unknown => {
    const path = url.pathname
    if (path === '/k/v1/record.json' && method === 'PUT') return put(body)
    if (path === '/k/v1/record.json') {
      const id = url.searchParams.get('id') ?? ''
      return { record: recordJson(id, recordOf(id)) }
    }
    if (path === '/k/v1/app/form/fields.json') return { properties: { k_ステータス: statusField }, revision: '1' }
    const query = url.searchParams.get('query') ?? (JSON.parse(body || '{}') as { query?: string }).query ?? ''
    const [, ids = ''] = /^\$id in \((.*?)\)/.exec(query) ?? []
    return { records: [...ids.matchAll(/\d+/g)].map(([id]) => recordJson(id, recordOf(id))), totalCount: null }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://kintone')
      const text = JSON.stringify(answer(request.method ?? '', url, Buffer.concat(chunks).toString()))
      response.setHeader('content-type', 'application/json;charset=utf-8').end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    done: (recordId) =>
      new Promise((resolve) =>
        waiting.set(recordId, () => {
          waiting.delete(recordId)
          resolve()
        }),
      ),
    close: () => void server.close(() => undefined).closeAllConnections(),
  }
}

const statusField = {
  type: 'RADIO_BUTTON',
  code: 'k_ステータス',
  label: 'ステータス',
  options: Object.fromEntries(
    ['1_未対応', '2_対応要', '3_対応中', '4_対応済'].map((label, index) => [label, { label, index: String(index) }]),
  ),
}

const text = (value: string) => ({ type: 'SINGLE_LINE_TEXT', value })
const radio = (value: string) => ({ type: 'RADIO_BUTTON', value })

const inAMonth = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 30 * 86_400_000).toISOString().replace('.000', '')

const recordJson = (id: string, { revision, pid, status }: Stored) => ({
  $id: { type: '__ID__', value: id },
  $revision: { type: '__REVISION__', value: String(revision) },
  k_id: text(`C-${id}`),
  k_氏名: text('株式会社 見本商事 髙橋 一郎'),
  k_メールアドレス: text('customer@example.com'),
  k_プラン: radio('スタンダード'),
  k_構築希望日時: { type: 'DATETIME', value: inAMonth },
  k_マニュアル送付希望: radio('希望する'),
  k_Qid: text(pid),
  k_ステータス: radio(status),
})
