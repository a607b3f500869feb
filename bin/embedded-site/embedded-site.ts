import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { kintoneSecretsOf, missingKintoneKeys } from '../../embedded/data-folder/kintone-secrets.ts'
import { readSecretsFile, type SecretsFile } from '../../embedded/data-folder/secrets-file.ts'
import { writeFileDurably } from '../../embedded/data-folder/write-file-durably.ts'
import { readSettings } from '../../embedded/read-settings.ts'
import { kintoneAccess, needsMoreThanToken } from '../../lambdas/core/kintone-access.ts'
import { checkSettings } from '../check-settings.ts'
import { CommandFailed } from '../command-failed.ts'
import { rotateRing } from '../office/rotate-ring.ts'
import type { Site, SiteOptions } from '../site.ts'
import { backUpFolder } from './back-up.ts'
import { checkEmbedded } from './check-embedded.ts'
import { keysNeeded } from './keys-needed.ts'
import { checkFolder, lockUnlessRunning } from './lock-of.ts'
import { openForReading } from './read-database.ts'
import { openRestingOffice } from './resting-office.ts'
import { readAddress } from './running-address.ts'
import { openRunningOffice } from './running-office.ts'

/** An installation on this machine: its data folder and settings file, and the process that runs on them, if one does. */
export function openEmbeddedSite({ data, settings: file }: SiteOptions): Site {
  const opened = new DisposableStack()
  const secretsPath = join(data, 'secrets.json')

  function secrets(): SecretsFile {
    if (existsSync(secretsPath)) return readSecretsFile(secretsPath)
    throw new CommandFailed([
      `${secretsPath} がありません。--data を確かめ、控えを戻すか、新しいフォルダーなら npm start で一度起動してください`,
      `${secretsPath} is missing; check --data, put back the copy of it or, in a new folder, start it once with npm start`,
    ])
  }

  return {
    check: () => checkEmbedded({ data, settings: file }),

    async kintone(token) {
      const { kintone } = readSettings(file)
      if (kintone.domain === undefined) return undefined
      // A token of one's own needs no secrets.json, unless something else stands before kintone.
      const kept = token === undefined || needsMoreThanToken(kintone) ? kintoneSecretsOf(secrets()) : {}
      const given = { ...kept, ...(token !== undefined && { apiToken: token }) }
      const [missing] = missingKintoneKeys(kintone, given)
      if (missing)
        throw new CommandFailed([
          `kintone の秘密情報がありません。${secretsPath} に "${missing.key}" を書き足してください(${missing.cause})`,
          `a secret of kintone's is missing; add "${missing.key}" to ${secretsPath} (${missing.cause})`,
        ])
      const { apiToken = '' } = given
      return { settings: kintone, ...kintoneAccess(kintone, { ...given, apiToken }, process.env.KINTONE_BASE_URL) }
    },

    async office() {
      checkFolder(data)
      const unlock = lockUnlessRunning(data)
      if (unlock) {
        opened.defer(unlock)
        return openRestingOffice(
          opened.adopt(openForReading(data), (db) => db.close()),
          readSettings(file),
        )
      }
      const url = readAddress(data)
      if (url !== undefined) return openRunningOffice(url, secrets().opsPassword)
      throw new CommandFailed([
        `データフォルダー ${data} を使う納品が起動中です。少し待ってもう一度実行してください`,
        `the Nouhin on the data folder ${data} is just starting; wait a little and run it again`,
      ])
    },

    async pushSettings() {
      checkSettings(readSettings(file), '127.0.0.1')
      return [
        `設定 ${file} は正しい形です。この機械では起動のときに読むので、npm start を起動し直すと効きます`,
        `the settings ${file} are valid; on this machine they are read at the start, so start it again for them to count`,
      ]
    },

    async backUp(target) {
      const orders = await backUpFolder(data, target)
      return {
        orders,
        told: [
          `${target} に ${orders} 件の案件を写しました。リンクの鍵は ${secretsPath} にあるので、別に安全な場所へ写してください`,
          `${orders} orders copied to ${target}; the keys of links are in ${secretsPath}: keep a copy of it apart, in a safe place`,
        ],
      }
    },

    async rotateKeys() {
      const before = secrets()
      const { ring, kept, dropped } = rotateRing(before.linkKeys, await keysNeeded(data, before.linkKeys))
      writeFileDurably(secretsPath, `${JSON.stringify({ ...before, linkKeys: ring }, null, 2)}\n`)
      return {
        current: ring.current,
        kept,
        dropped,
        told: [
          `${secretsPath} に新しい鍵 ${ring.current} を加えました。次の起動から新しいリンクに使います。届いているリンクはそのまま使えます`,
          `${secretsPath} has a new key ${ring.current}, which signs new links from the next start on; links that were mailed stay good`,
        ],
      }
    },

    async close() {
      opened.dispose()
    },
  }
}
