import { createTransport } from 'nodemailer'
import { ask, expectOk } from '../driver/client.ts'
import { linkTo } from './front.ts'
import type { TargetOptions } from './target.ts'

/** The messages of one order, as bare as they can be sent. */
export type Messages = ReturnType<typeof openMessages>

/** `url` is where the links lead to. */
export function openMessages({ kintoneUrl, smtpPort }: TargetOptions, url: string) {
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    host: '127.0.0.1',
    port: smtpPort,
    ignoreTLS: true,
  })
  const path = `${kintoneUrl}/k/v1/record.json`
  const write = async (recordId: string, record: unknown) => {
    const text = JSON.stringify({ app: '1', id: recordId, revision: '1', record })
    await expectOk(ask(path, 'PUT', { type: 'application/json', text }), 'what was written to kintone')
  }

  return {
    async read(recordId: string): Promise<string> {
      return (await expectOk(ask(`${path}?app=1&id=${recordId}`, 'GET'), 'what was read from kintone')).body
    },
    begin: (recordId: string) =>
      write(recordId, { k_Qid: { value: pidOf(recordId) }, k_ステータス: { value: '3_対応中' } }),
    finish: (recordId: string) => write(recordId, { k_ステータス: { value: '4_対応済' } }),
    async mail(recordId: string, node: string, token = 'none'): Promise<void> {
      const link = linkTo(url, { pid: pidOf(recordId), node, token })
      await transport.sendMail({
        envelope: { from: 'nouhin@example.jp', to: 'somebody@example.jp' },
        raw: `From: nouhin@example.jp\r\nTo: somebody@example.jp\r\nSubject: ${node}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${link}\r\n${filling}\r\n`,
      })
    },
    close: () => transport.close(),
  }
}

export const pidOf = (recordId: string) => `k1-${recordId}-1`
const filling = 'The rest of a mail, as long as the product’s. '.repeat(100)
