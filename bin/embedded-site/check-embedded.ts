import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SecretsInvalid } from '../../embedded/data-folder/errors.ts'
import { kintoneSecretsOf, missingKintoneKeys } from '../../embedded/data-folder/kintone-secrets.ts'
import { readSecretsFile, type SecretsFile } from '../../embedded/data-folder/secrets-file.ts'
import { missingSmtpSecret } from '../../embedded/mail/smtp-secrets.ts'
import { readSettings } from '../../embedded/read-settings.ts'
import { DatabaseUnreadable } from '../../embedded/sqlite/errors.ts'
import { problem } from '../../settings/problems.ts'
import { type Settings, SettingsInvalid } from '../../settings/settings.ts'
import { HostRefused } from '../address.ts'
import { checkSettings } from '../check-settings.ts'
import { type Check, ng, note, ok } from '../doctor/check.ts'
import { checkClosures } from '../doctor/check-closures.ts'
import { checkRoom } from './check-room.ts'
import { checkSmtp } from './check-smtp.ts'
import { readDatabase } from './read-database.ts'

interface Where {
  data: string
  settings: string
}

/** What an installation on this machine needs beside kintone. */
export async function checkEmbedded(where: Where): Promise<Check[]> {
  const { checks, settings } = checkSettingsFile(where.settings)
  const secrets = checkSecrets(where.data, settings)
  const room = checkRoom(where.data)
  const own = [...checks, ...secrets.checks, ...room]
  if (!settings) return own
  // A disk that takes in nothing lets no database be opened.
  const place = room.some(({ state }) => state === 'ng') ? [] : checkPlace(where.data, settings)
  const closures = checkClosures(settings.deadline.closures, new Date())
  const smtp = await checkSmtp(settings.mail, secrets.found, join(where.data, 'secrets.json'))
  return [...own, ...closures, ...place, ...smtp]
}

function checkSettingsFile(file: string): { checks: Check[]; settings?: Settings } {
  try {
    const settings = readSettings(file)
    checkSettings(settings, '127.0.0.1')
    return { checks: [ok('settings', `設定 ${file} は正しい形です`, `the settings ${file} are valid`)], settings }
  } catch (error) {
    if (!(error instanceof SettingsInvalid || error instanceof HostRefused)) throw error
    const problems =
      error instanceof SettingsInvalid ? error.problems : [problem('--host', error.message, error.message)]
    return {
      checks: problems.map(({ key, rule: [ja, en] }) =>
        ng(
          'settings',
          [`設定 ${file} の ${key}: ${ja}`, `in the settings ${file}, ${key}: ${en}`],
          ['この行の規則どおりに直してください', 'mend it as the rule says'],
        ),
      ),
    }
  }
}

function checkSecrets(data: string, settings?: Settings): { checks: Check[]; found?: SecretsFile } {
  const path = join(data, 'secrets.json')
  const isNeeded = settings?.kintone.domain !== undefined || settings?.mail.smtp?.user !== undefined
  if (!existsSync(path)) {
    const what = [`${path} がありません`, `${path} is missing`] as const
    if (existsSync(join(data, 'nouhin.sqlite'))) return { checks: [ng('secrets', what, putBack)] }
    const start = ['npm start で一度起動すると作られます', 'npm start makes it'] as const
    return { checks: [isNeeded ? ng('secrets', what, start) : note('secrets', what, start)] }
  }
  try {
    const isOpen = (statSync(path).mode & 0o077) !== 0
    const found = readSecretsFile(path)
    const mended = note('secrets', [
      `${path} はほかの利用者にも読めたので、所有者だけにしました。秘密を替えてください`,
      `${path} was readable by others; it is its owner's alone now, and its secrets should be changed`,
    ])
    const keys = missingSecrets(path, found, settings)
    const state = isOpen ? mended : ok('secrets', `${path} は正しい形です`, `${path} is valid`)
    return { checks: [state, ...keys], found }
  } catch (error) {
    if (!(error instanceof SecretsInvalid)) throw error
    const checks = error.problems.map(({ key, rule: [ja, en] }) =>
      ng(
        'secrets',
        [`${path} の ${key}: ${ja}`, `in ${path}, ${key}: ${en}`],
        ['この行の規則どおりに直してください', 'mend it as the rule says'],
      ),
    )
    return { checks }
  }
}

const putBack = [
  '控えておいた secrets.json を戻してください。控えがなければ {} とだけ書いておくと、起動のときに新しい鍵が作られますが、届いているリンクは開けなくなります',
  'put back the copy of secrets.json; if there is none, write {} into it: the start makes new keys, and links that were mailed no longer open',
] as const

function missingSecrets(path: string, found: SecretsFile, settings?: Settings): Check[] {
  const kintone = settings ? missingKintoneKeys(settings.kintone, kintoneSecretsOf(found)) : []
  const smtp = missingSmtpSecret(settings?.mail.smtp, found)
  return [...kintone, ...(smtp ? [smtp] : [])].map(({ key }) =>
    ng(
      `secrets.${key}`,
      [`${path} に ${key} がありません`, `${path} lacks ${key}`],
      [`${path} に "${key}": "…" を書き足してください`, `add "${key}": "…" to ${path}`],
    ),
  )
}

function checkPlace(data: string, { kintone }: Settings): Check[] {
  if (!existsSync(join(data, 'nouhin.sqlite'))) return []
  const was = placeOf(data)
  if (was === 'unreadable')
    return [
      ng(
        'data',
        [`データフォルダー ${data} の nouhin.sqlite を開けません`, `nouhin.sqlite in ${data} cannot be opened`],
        [
          '読み書きできるか確かめるか、バックアップを戻してください(docs/office.md)',
          'check that this user may read and write it, or restore a backup (docs/office.md)',
        ],
      ),
    ]
  const now = kintone.domain ?? 'simulated'
  if (!was || (was.kintone === now && was.appId === kintone.appId)) return []
  return [
    ng(
      'data',
      [
        `データフォルダー ${data} は ${was.kintone} のアプリ ${was.appId} のもので、設定は ${now} のアプリ ${kintone.appId} です`,
        `the data folder ${data} is of app ${was.appId} in ${was.kintone}; the settings name app ${kintone.appId} in ${now}`,
      ],
      ['別の --data フォルダーを使うか、設定を戻してください', 'use another --data folder, or set the settings back'],
    ),
  ]
}

function placeOf(data: string) {
  try {
    const place = readDatabase(data, (db) => db.prepare('SELECT kintone, app_id AS appId FROM place').get())
    return place as { kintone: string; appId: string } | undefined
  } catch (error) {
    if (error instanceof DatabaseUnreadable) return 'unreadable'
    throw error
  }
}
