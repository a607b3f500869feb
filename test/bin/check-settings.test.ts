import { describe, expect, it } from '@jest/globals'
import { checkSettings } from '../../bin/check-settings.ts'
import { problemText } from '../../settings/problems.ts'
import type { SettingsInput } from '../../settings/settings.ts'
import { parseSettings, SettingsInvalid } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'

const smtp = { host: 'smtp.example.jp' }
const mail = { smtp, ops: ['ops@example.jp'] }
const kintone = { domain: 'example.cybozu.com' }
const publicUrl = 'https://nouhin.example.jp'

/** The lines of `key: Japanese / English` that are broken, or the name of another refusal. */
function broken(changes: Partial<SettingsInput>, host = '127.0.0.1') {
  try {
    checkSettings(parseSettings(settingsInput(changes)), host)
    return []
  } catch (error) {
    return error instanceof SettingsInvalid ? error.problems.map(problemText) : `${error}`
  }
}

describe('a real kintone', () => {
  it('needs a mail server and someone to tell, said at once', () => {
    expect(broken({ kintone, mail: {} })).toEqual([
      expect.stringMatching(/^mail\.smtp: /),
      expect.stringMatching(/^mail\.ops: /),
    ])
  })

  it('needs nothing more on this machine', () => {
    expect(broken({ kintone, mail })).toEqual([])
  })

  it.each(['0.0.0.0', '::', '192.0.2.1', 'office.example.jp'])('needs a public URL for others, on %s', (host) => {
    expect(broken({ kintone, mail }, host)).toEqual([expect.stringMatching(/^publicUrl: .*--host is/)])
    expect(broken({ kintone, mail, publicUrl }, host)).toEqual([])
  })
})

describe('the simulated kintone', () => {
  it.each(['localhost', '127.0.0.1', '::1', '0.0.0.0', '::'])('is served on %s', (host) => {
    expect(broken({}, host)).toEqual([])
  })

  it.each(['192.0.2.1', 'office.example.jp'])('is not served on %s, which localhost does not reach', (host) => {
    expect(broken({}, host)).toMatch(/^HostRefused: --host .*してください \/ .* must be one of localhost, .*choose one/)
  })

  it('with a mail server needs a public URL for others', () => {
    expect(broken({ mail: { smtp } }, '0.0.0.0')).toEqual([expect.stringMatching(/^publicUrl: /)])
  })
})
