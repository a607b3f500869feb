import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTransport } from 'nodemailer'
import { serve, type TargetOptions } from './target.ts'

/**
 * The ceiling: the same messages in the same order as the product's, and nothing else. It keeps an order's progress in
 * memory, decides nothing, and sends one ready-made mail a task.
 */
const { kintoneUrl, smtpPort } = JSON.parse(process.argv[2] ?? '') as TargetOptions
const agent = new Agent({ keepAlive: true, maxSockets: 100 })
const transport = createTransport({ pool: true, maxConnections: 2, host: '127.0.0.1', port: smtpPort, ignoreTLS: true })
const answered = new Map<string, number>()

const kintone = (method: 'GET' | 'PUT', path: string, body?: unknown) =>
  new Promise<void>((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers = text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const asking = request(kintoneUrl + path, { method, agent, ...(headers && { headers }) }, (answer) =>
      answer.resume().on('end', resolve),
    )
    asking.on('error', reject).end(text)
  })

const mail = (pid: string, node: string) => {
  const link = `http://${address}/t/${Buffer.from(JSON.stringify([pid, node, 1, 1])).toString('base64url')}.none`
  return transport.sendMail({
    envelope: { from: 'nouhin@example.jp', to: 'somebody@example.jp' },
    raw: `From: nouhin@example.jp\r\nTo: somebody@example.jp\r\nSubject: ${node}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${link}\r\n${filling}\r\n`,
  })
}
const filling = 'The rest of a mail, as long as the product’s. '.repeat(100)
const write = (recordId: string, record: unknown) =>
  kintone('PUT', '/k/v1/record.json', { app: '1', id: recordId, revision: '1', record })

const begin = async (recordId: string) => {
  await kintone('GET', `/k/v1/record.json?app=1&id=${recordId}`)
  const pid = `k1-${recordId}-1`
  await write(recordId, { k_Qid: { value: pid }, k_ステータス: { value: '3_対応中' } })
  await Promise.all([mail(pid, '1-1'), mail(pid, '2')])
}

const complete = async (link: string) => {
  const [pid = '', node] = JSON.parse(Buffer.from(link, 'base64url').toString()) as string[]
  if (node === '1-1') return mail(pid, '1-2')
  const count = (answered.get(pid) ?? 0) + 1
  answered.set(pid, count)
  if (count < 2) return
  answered.delete(pid)
  await write(pid.split('-')[1] ?? '', { k_ステータス: { value: '4_対応済' } })
}

const server = createServer((asked, response) => {
  const chunks: Buffer[] = []
  asked.on('data', (chunk: Buffer) => chunks.push(chunk))
  asked.on('end', () => {
    response.setHeader('content-type', 'text/plain').end('ok')
    if (asked.method !== 'POST') return
    const link = /^\/t\/([^.]+)/.exec(asked.url ?? '')?.[1]
    if (link) void complete(link)
    else void begin(JSON.parse(Buffer.concat(chunks).toString()).record.$id.value)
  })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `127.0.0.1:${(server.address() as AddressInfo).port}`
serve({ url: `http://${address}`, webhookUrl: `http://${address}/webhook` }, async () => {
  transport.close()
  server.close()
  server.closeAllConnections()
  agent.destroy()
})
