import { parseSettings, type Settings } from '../../settings/settings.ts'

const lane = (id: string) => ({ members: [{ id, name: id, email: `${id}@example.jp` }] })

/** One member a lane, so that an order has three mails. */
export const settingsFor = (smtpPort: number): Settings =>
  parseSettings({
    kintone: { domain: 'kintone.example.jp' },
    mail: { from: 'nouhin@example.jp', ops: ['ops@example.jp'], smtp: { host: '127.0.0.1', port: smtpPort } },
    lanes: { ライセンス担当: lane('sato'), 構築担当: lane('takahashi'), 送付担当: lane('tanaka') },
  })
