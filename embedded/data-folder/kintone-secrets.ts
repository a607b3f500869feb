import { type KintoneSecrets, missingSecrets } from '../../lambdas/core/kintone-access.ts'
import type { Settings } from '../../settings/settings.ts'
import type { SecretsFile } from './secrets-file.ts'

/** The keys of secrets.json. */
const keys = {
  apiToken: 'kintoneApiToken',
  basicPassword: 'kintoneBasicPassword',
  certificate: 'kintoneCertificate',
  certificatePassword: 'kintoneCertificatePassword',
} as const satisfies Record<keyof KintoneSecrets, keyof SecretsFile>

/** What secrets.json holds of kintone's secrets. */
export const kintoneSecretsOf = (file: SecretsFile): Partial<KintoneSecrets> => ({
  apiToken: file.kintoneApiToken,
  basicPassword: file.kintoneBasicPassword,
  certificate: file.kintoneCertificate,
  certificatePassword: file.kintoneCertificatePassword,
})

/** The keys that the settings ask for and that secrets.json lacks. */
export const missingKintoneKeys = (kintone: Settings['kintone'], secrets: Partial<KintoneSecrets>) =>
  missingSecrets(kintone, secrets).map(({ key, cause }) => ({ key: keys[key], cause }))
