import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { KintoneSecrets } from '../../lambdas/core/kintone-access.ts'
import type { Secrets } from '../../lambdas/core/ports.ts'
import type { SmtpSecrets } from '../mail/smtp-secrets.ts'
import { DataFolderInUse, DataFolderUnusable, SecretsInvalid, SecretsLost } from './errors.ts'
import { kintoneSecretsOf } from './kintone-secrets.ts'
import { lockFolder } from './lock.ts'
import { completeSecretsFile, readSecretsFile, replaceRefreshToken, type SecretsFile } from './secrets-file.ts'

/** The folder that holds all that one instance keeps. */
export interface DataFolder {
  /** Where the database is, or will be. */
  databasePath: string
  /** Link keys and webhook secrets; `fresh` reads the file again. */
  secrets: Secrets
  /** What opens the console where real orders are served. */
  opsPassword: string
  /** Added to secrets.json by hand, for a real kintone and a mail server; read at the start. */
  kintone: Partial<KintoneSecrets>
  smtp: SmtpSecrets
  /** Keeps a refresh token that the provider has put in place of the one that was used. */
  replaceRefreshToken(change: { used: string; next: string }): void
  /** Lets another process have the folder. */
  close(): void
}

/**
 * Opens the folder for this process alone, made if there is none, with fresh secrets where it lacks them.
 * @throws DataFolderInUse, DataFolderUnusable, SecretsInvalid, SecretsLost
 */
export function openDataFolder(folder: string): DataFolder {
  let unlock = () => {}
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    unlock = lockFolder(folder)
    const path = join(folder, 'secrets.json')
    const databasePath = join(folder, 'nouhin.sqlite')
    // Fresh keys would end every link that was mailed, and none of them could be mailed again.
    if (existsSync(databasePath) && !existsSync(path)) throw new SecretsLost(folder)
    completeSecretsFile(path)
    const found = readSecretsFile(path)
    const { opsPassword, linkKeys, webhookSecrets, smtpPassword, smtpClientSecret, smtpRefreshToken } = found
    return {
      databasePath,
      secrets: secretsFrom({ linkKeys, webhookSecrets }, () => readSecretsFile(path)),
      opsPassword,
      kintone: kintoneSecretsOf(found),
      smtp: { smtpPassword, smtpClientSecret, smtpRefreshToken },
      replaceRefreshToken: (change) => replaceRefreshToken(path, change),
      close: unlock,
    }
  } catch (error) {
    unlock()
    if (error instanceof DataFolderInUse || error instanceof SecretsInvalid || error instanceof SecretsLost) throw error
    throw new DataFolderUnusable(folder, { cause: error })
  }
}

type Kept = Pick<SecretsFile, 'linkKeys' | 'webhookSecrets'>

function secretsFrom(first: Kept, read: () => Kept): Secrets {
  let kept = first
  return {
    async keyRing(fresh) {
      if (fresh) kept = read()
      return kept.linkKeys
    },
    webhookSecrets: async () => kept.webhookSecrets,
  }
}
