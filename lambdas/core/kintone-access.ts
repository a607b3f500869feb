import type { KintoneSettings } from '../../settings/settings.ts'
import { KintoneSetupError } from './errors.ts'

/** What kintone is reached by that nobody else may know. */
export interface KintoneSecrets {
  apiToken: string
  /** Of the user that `kintone.basicAuthUser` names. */
  basicPassword?: string
  /** A client certificate as kintone gives it (PKCS #12), in base64, and its password. */
  certificate?: string
  certificatePassword?: string
}
/** All that the client needs to know. */
export interface KintoneAccess extends KintoneSecrets {
  baseUrl: string
  guestSpaceId?: string
  basicAuthUser?: string
}
type Reached = Pick<KintoneSettings, 'domain' | 'guestSpaceId' | 'basicAuthUser' | 'clientCertificate'>

/** Something else than the API token stands before kintone, with a secret of its own. */
export const needsMoreThanToken = ({ basicAuthUser, clientCertificate }: Reached): boolean =>
  basicAuthUser !== undefined || clientCertificate === true

/** The secrets that the settings ask for and that are missing, by the key of the settings that asks. */
export function missingSecrets(
  { domain, basicAuthUser, clientCertificate }: Reached,
  secrets: Partial<KintoneSecrets>,
): { key: keyof KintoneSecrets; cause: string }[] {
  if (domain === undefined) return []
  const asked: [key: keyof KintoneSecrets, cause: string, isAsked: boolean][] = [
    ['apiToken', 'kintone.domain', true],
    ['basicPassword', 'kintone.basicAuthUser', basicAuthUser !== undefined],
    ['certificate', 'kintone.clientCertificate', clientCertificate === true],
    ['certificatePassword', 'kintone.clientCertificate', clientCertificate === true],
  ]
  return asked.filter(([key, , isAsked]) => isAsked && !secrets[key]).map(([key, cause]) => ({ key, cause }))
}

/** Only what the settings ask for is used. @throws KintoneSetupError where a secret is missing */
export function kintoneAccess(settings: Reached, secrets: KintoneSecrets, baseUrl?: string): KintoneAccess {
  const [missing] = missingSecrets(settings, secrets)
  if (missing) throw new KintoneSetupError(`${missing.cause} asks for ${missing.key}, which the secret does not hold`)
  const { domain, guestSpaceId, basicAuthUser, clientCertificate } = settings
  const { apiToken, basicPassword, certificate, certificatePassword } = secrets
  const url = baseUrl ?? (domain && `https://${domain}`)
  if (!url) throw new KintoneSetupError('the settings name no kintone.domain')
  return {
    baseUrl: url,
    apiToken,
    ...(guestSpaceId !== undefined && { guestSpaceId }),
    ...(basicAuthUser !== undefined && { basicAuthUser, basicPassword }),
    ...(clientCertificate && { certificate, certificatePassword }),
  }
}
