import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { readClosures } from '../../../bin/init/closures.ts'
import { readPeople } from '../../../bin/init/people.ts'
import { parseSettings } from '../../../settings/settings.ts'
import { humanLanes } from '../../../statemachine/process.ts'
import { runAlone } from './run-alone.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'nouhin-init-'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

const people = [
  '佐藤 葵 <sato@example.jp>、鈴木 蓮 <suzuki@example.jp>',
  ...humanLanes.slice(1).map((lane) => `${lane} <takahashi@example.jp>`),
]
const typed = (...lines: string[]) => `${lines.join('\n')}\n`
const answers = [
  'example.cybozu.com',
  '12',
  'nouhin@example.jp',
  'ops@example.jp',
  'smtp.example.jp:465',
  'nouhin',
  'https://nouhin.example.jp',
  ...people,
  '12-29/01-04、08-13/08-15',
]
const written = () => JSON.parse(readFileSync(join(cwd, 'office.json'), 'utf8'))

describe('nouhin init', () => {
  it('writes what the answers say, as valid settings', async () => {
    const { code, stdout } = await runAlone(['init'], { cwd, input: typed(...answers) })
    expect([code, stdout]).toEqual([0, expect.stringContaining('nouhin doctor --settings office.json')])
    expect(parseSettings(written())).toMatchObject({
      publicUrl: 'https://nouhin.example.jp',
      kintone: { domain: 'example.cybozu.com', appId: '12' },
      mail: {
        from: '納品 <nouhin@example.jp>',
        ops: ['ops@example.jp'],
        smtp: { host: 'smtp.example.jp', port: 465, secure: true, user: 'nouhin' },
      },
      deadline: { closures: ['12-29/01-04', '08-13/08-15'] },
      lanes: { ライセンス担当: { members: [{ id: 'sato', name: '佐藤 葵' }, { id: 'suzuki' }] } },
    })
  })

  it('takes the addresses that carriers have issued, for anybody', async () => {
    const carriers = ['ops..1.@docomo.ne.jp', ...humanLanes.map((lane) => `${lane} <.abc..def.@ezweb.ne.jp>`)]
    const [ops = '', ...members] = carriers
    const { code } = await runAlone(['init'], {
      cwd,
      input: typed('', 'nouhin.@docomo.ne.jp', ops, '', ...members, ''),
    })
    const { mail, lanes } = parseSettings(written())
    expect([code, mail.from, mail.ops]).toEqual([0, '納品 <nouhin.@docomo.ne.jp>', [ops]])
    expect(lanes.ライセンス担当.members).toMatchObject([{ id: 'abc-def', email: '.abc..def.@ezweb.ne.jp' }])
  })

  it('asks no more than it needs where kintone is simulated', async () => {
    const { code } = await runAlone(['init'], {
      cwd,
      input: typed('', 'nouhin@example.jp', 'ops@example.jp', '', ...people, ''),
    })
    expect([code, written().kintone]).toEqual([0, undefined])
    expect(written().deadline).toEqual({ closures: ['12-29/01-03'] })
  })

  it('takes answers in full width, and with what nobody sees at their ends', async () => {
    const input = typed('\ufeffｅｘａｍｐｌｅ．ｃｙｂｏｚｕ．ｃｏｍ\u200b', '１２　', ...answers.slice(2))
    const { code } = await runAlone(['init'], { cwd, input })
    expect([code, written().kintone]).toEqual([0, { domain: 'example.cybozu.com', appId: '12' }])
  })

  it('asks again until an answer keeps its rule, which it tells', async () => {
    const input = typed('https://example.cybozu.com/', 'example.cybozu.com', 'twelve', '', ...answers.slice(1))
    const { code, stderr } = await runAlone(['init'], { cwd, input })
    expect([code, written().kintone]).toEqual([0, { domain: 'example.cybozu.com', appId: '12' }])
    expect(stderr).toContain(
      'kintone.domain: example.cybozu.com のようなホスト名だけを書いてください / a host name like',
    )
    expect(stderr).toContain('kintone.appId: アプリの番号を書いてください / the app’s number')
  })

  it('asks for the closures again until they are days of the calendar', async () => {
    const input = typed(...answers.slice(0, -1), '12/29-1/3', '12-29/02-30', '01-01/12-31', 'なし')
    const { code, stderr } = await runAlone(['init'], { cwd, input })
    expect([code, written().deadline]).toEqual([0, { closures: [] }])
    for (const rule of ['a day or a range like', 'days that the calendar has', 'at least one weekday open'])
      expect(stderr).toContain(rule)
  })

  it('never writes over a file', async () => {
    writeFileSync(join(cwd, 'office.json'), 'mine')
    const { code, stderr } = await runAlone(['init'], { cwd, input: typed(...answers) })
    expect([code, stderr]).toEqual([2, expect.stringContaining('office.json はもうあります')])
    expect(readFileSync(join(cwd, 'office.json'), 'utf8')).toBe('mine')
  })

  it('writes nothing when the answers end too early', async () => {
    const { code, stderr } = await runAlone(['init'], { cwd, input: typed(...answers.slice(0, 4)) })
    expect([code, stderr]).toEqual([2, expect.stringContaining('答えが途中で終わりました')])
    expect(readdirSync(cwd)).toEqual([])
  })
})

describe('closures as they are typed', () => {
  it.each([
    ['12-29/01-03', ['12-29/01-03']],
    ['12-29/01-03, 05-01、2026-08-13', ['12-29/01-03', '05-01', '2026-08-13']],
    ['１２－２９〜０１－０３', ['12-29/01-03']],
    ['12−29 ~ 01‐03', ['12-29/01-03']],
    ['12月29日〜1月3日、5月1日', ['12-29/01-03', '05-01']],
    ['12/29～1/3, 8/13 - 8/15', ['12-29/01-03', '08-13/08-15']],
    ['12-29から1-3まで、', ['12-29/01-03']],
    ['2026年12月28日〜2027年1月5日', ['2026-12-28/2027-01-05']],
    ['2026/8/13', ['2026-08-13']],
    ['2026-12-28/2027-01-05', ['2026-12-28/2027-01-05']],
    ['年末年始', ['年末年始']],
    ['、', ['', '']],
    ['なし', []],
    ['None', []],
  ])('%s', (text, closures) => {
    expect(readClosures(text)).toEqual(closures)
  })
})

describe('people as they are typed', () => {
  it('get ids of their addresses, each once', () => {
    expect(readPeople('a <Sato.Aoi@a.jp>, b <sato-aoi@b.jp>, c <佐藤@c.jp>')?.map(({ id }) => id)).toEqual([
      'sato-aoi',
      'sato-aoi-2',
      'member',
    ])
  })

  it('are read as they were meant, whatever was typed or pasted around them', () => {
    expect(
      readPeople('\u200b佐藤 葵\u00a0＜ｓａｔｏ＠example.jp＞、　鈴木 蓮　<suzuki@exam\u00adple.jp>\ufeff'),
    ).toEqual([
      { id: 'sato', name: '佐藤 葵', email: 'sato@example.jp' },
      { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.jp' },
    ])
  })

  it.each(['佐藤', '<sato@example.jp>', '佐藤 <sato>'])('are not understood without name and address: %s', (text) => {
    expect(readPeople(text)).toBeUndefined()
  })
})
