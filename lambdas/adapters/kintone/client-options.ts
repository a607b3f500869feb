import { createSecureContext } from 'node:tls'
import { KintoneSetupError } from '../../core/errors.ts'
import type { KintoneAccess } from '../../core/kintone-access.ts'

/** As the client takes them. @throws KintoneSetupError where the certificate does not open with its password */
export function clientOptionsOf(access: KintoneAccess) {
  const { baseUrl, apiToken, guestSpaceId, basicAuthUser, basicPassword = '', certificate } = access
  return {
    baseUrl,
    auth: { apiToken },
    ...(guestSpaceId !== undefined && { guestSpaceId }),
    ...(basicAuthUser !== undefined && { basicAuth: { username: basicAuthUser, password: basicPassword } }),
    ...(certificate !== undefined && {
      clientCertAuth: openCertificate(certificate, access.certificatePassword ?? ''),
    }),
  }
}

/** The client would find out only at the first request, and then say no more than that it failed. */
function openCertificate(certificate: string, password: string) {
  const pfx = Buffer.from(certificate, 'base64')
  try {
    createSecureContext({ pfx, passphrase: password })
  } catch {
    // What OpenSSL throws is of no use to anybody, and may quote what it was given.
    throw new KintoneSetupError('the client certificate is none, or does not open with its password')
  }
  return { pfx, password }
}
