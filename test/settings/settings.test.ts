import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { problemText } from '../../settings/problems.ts'
import { parseSettings, SettingsInvalid } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'

const file = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../settings/${name}`, import.meta.url), 'utf8'))

function problemsOf(input: unknown): string[] {
  try {
    parseSettings(input)
  } catch (error) {
    if (error instanceof SettingsInvalid) return error.problems.map(problemText)
  }
  return []
}
const oauth2 = { tokenUrl: 'https://login.example.com/token', clientId: 'app' }
const member = { id: 'sato', name: '佐藤', email: 'sato@example.com' }
const lanesWith = (changes: object) => {
  const lane = { members: [{ ...member, ...changes }] }
  return { lanes: { ...settingsInput().lanes, ライセンス担当: lane } }
}
const memberKey = 'lanes.ライセンス担当.members.0'

describe('settings', () => {
  it('of the demo are valid', () => {
    expect(problemsOf(file('demo.json'))).toEqual([])
  })

  it('need the lanes only', () => {
    expect(parseSettings({ lanes: settingsInput().lanes })).toMatchObject({
      kintone: {
        appId: '1',
        fields: { q_id: 'k_id', q_customerName: 'k_氏名', pid: 'k_Qid', status: 'k_ステータス' },
        status: { triggers: ['2_対応要', '対応要'], inProgress: '3_対応中', done: '4_対応済', cancelled: '1_未対応' },
      },
      deadline: { businessDays: 3, time: '17:00', closures: [] },
      links: { days: 90 },
      retention: { blankSecretsAfterDays: 30 },
    })
  })

  it.each([
    ['publicUrl', { publicUrl: 'not a url' }, /URL that starts/],
    ['publicUrl', { publicUrl: 'ftp://example.com' }, /https/],
    ['kintone.domain', { kintone: { domain: 'https://example.cybozu.com' } }, /host name/],
    ['kintone.appId', { kintone: { appId: '01' } }, /number/],
    [
      'kintone.status.triggers',
      { kintone: { status: { triggers: [], inProgress: 'a', done: 'b', cancelled: 'c' } } },
      /fill it in|at least 1,/,
    ],
    ['kintone.sendManual', { kintone: { sendManual: [] } }, /fill it in|at least 1,/],
    [`${memberKey}.id`, lanesWith({ id: 'Sato!' }), /lower-case/],
    [`${memberKey}.name`, lanesWith({ name: '' }), /fill it in|at least 1,/],
    [`${memberKey}.name`, lanesWith({ name: '\u200b　' }), /can be seen/],
    [`${memberKey}.email`, lanesWith({ email: 'sato' }), /e-mail/],
    ['mail.ops.0', { mail: { ops: ['ops'] } }, /e-mail/],
    ['mail.from', { mail: { from: '納品 <nouhin@example.jp' } }, /<address>/],
    ['mail.from', { mail: { from: 'nouhin@example.jp>' } }, /<address>/],
    ['mail.from', { mail: { from: '納品\r\nBcc: 誰か <nouhin@example.jp>' } }, /<address>/],
    ['mail.smtp.user', { mail: { smtp: { host: 'mail.example.com', oauth2 } } }, /mailbox/],
    [
      'mail.smtp.oauth2.tokenUrl',
      { mail: { smtp: { host: 'a', user: 'a', oauth2: { ...oauth2, tokenUrl: 'http://login.example.com/t' } } } },
      /https/,
    ],
    [
      'mail.smtp.oauth2.clientId',
      { mail: { smtp: { host: 'a', user: 'a', oauth2: { ...oauth2, clientId: '' } } } },
      /fill it in|at least 1,/,
    ],
    ['mail.smtp.port', { mail: { smtp: { host: 'mail.example.com', port: 0 } } }, /fill it in|at least 1,/],
    ['retention.blankSecretsAfterDays', { retention: { blankSecretsAfterDays: -1 } }, /at least 0,/],
    ['deadline.businessDays', { deadline: { businessDays: -1 } }, /at least 0,/],
    ['deadline.businessDays', { deadline: { businessDays: 1.5 } }, /whole number/],
    ['deadline.time', { deadline: { time: '24:00' } }, /17:00/],
    ['deadline.closures.0', { deadline: { closures: ['2026-02-30'] } }, /calendar/],
    ['links.days', { links: { days: 0 } }, /fill it in|at least 1,/],
  ])('with a wrong %s are refused, key and rule named', (key, changes, rule) => {
    const problems = problemsOf({ ...settingsInput(), ...changes })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${key.replaceAll('.', '\\.')}: `))
    expect(problems[0]).toMatch(rule)
  })

  it.each([
    ['lane', { lane: {} }],
    ['kintone.token', { kintone: { token: 'secret' } }],
    ['mail.smtp.password', { mail: { smtp: { host: 'mail.example.com', password: 'secret' } } }],
    [`${memberKey}.phone`, lanesWith({ phone: '03' })],
    ['lanes.営業担当', { lanes: { ...settingsInput().lanes, 営業担当: { members: [member] } } }],
  ])('with the unknown key %s are refused', (key, changes) => {
    const problems = problemsOf({ ...settingsInput(), ...changes })
    expect(problems).toEqual([
      `${key}: 知らないキーです。綴りを確かめるか、消してください / no such key is known; check its spelling or remove it`,
    ])
  })

  it('without a lane are refused', () => {
    const { 送付担当: _, ...lanes } = settingsInput().lanes
    expect(problemsOf({ lanes })).toEqual([expect.stringMatching(/^lanes\.送付担当: /)])
  })

  it('that break several rules name all of them', () => {
    const problems = problemsOf({ ...settingsInput(), publicUrl: 'x', links: { days: 0 } })
    expect(problems).toEqual([expect.stringMatching(/^publicUrl: /), expect.stringMatching(/^links\.days: /)])
  })

  it('that name one member id twice in a lane are refused', () => {
    const lanes = { ...settingsInput().lanes, ライセンス担当: { members: [member, { ...member, name: '別人' }] } }
    expect(problemsOf({ lanes })).toEqual([
      'lanes.ライセンス担当.members: 同じ担当の中で id が重なっています / each id once in a lane',
    ])
  })

  it.each([{ done: '2_対応要' }, { inProgress: '2_対応要' }, { cancelled: '2_対応要' }, { done: '3_対応中' }])(
    'whose status labels overlap (%j) are refused: a finished order would start again',
    (changes) => {
      const status = {
        triggers: ['2_対応要'],
        inProgress: '3_対応中',
        done: '4_対応済',
        cancelled: '1_未対応',
        ...changes,
      }
      expect(problemsOf({ ...settingsInput(), kintone: { status } })).toEqual([
        expect.stringMatching(/^kintone\.status: .*differ/),
      ])
    },
  )
})
