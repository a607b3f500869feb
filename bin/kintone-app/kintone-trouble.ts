import { statusAndCode } from '../../lambdas/adapters/kintone/kintone-errors.ts'
import type { Text } from '../../lambdas/views/bilingual.ts'

/** Why kintone did not do what it was asked. */
export type TroubleKind =
  | 'wrong-token'
  | 'no-such-app'
  | 'no-right'
  | 'guest-space'
  | 'basic-auth'
  | 'certificate'
  | 'not-kintone'
  | 'blocked'
  | 'conflict'
  | 'busy'
  | 'unreachable'
  | 'refused'

/** A refusal of kintone in words of what to do. */
export class KintoneTrouble extends Error {
  override readonly name = 'KintoneTrouble'
  readonly kind: TroubleKind
  readonly text: Text
  constructor(kind: TroubleKind, text: Text, options?: ErrorOptions) {
    super(text.join(' / '), options)
    this.kind = kind
    this.text = text
  }
}

const kindOfCode: Record<string, TroubleKind> = {
  // A token of another app, or one that is there but not yet in use, both read so; GAIA_AP15 has been seen as well.
  GAIA_IA02: 'wrong-token',
  GAIA_AP15: 'wrong-token',
  GAIA_DA03: 'wrong-token',
  CB_AU01: 'wrong-token',
  GAIA_AP01: 'no-such-app',
  GAIA_NO01: 'no-right',
  GAIA_IL23: 'guest-space',
}

/**
 * What the client threw, as a trouble. kintone publishes no list of its codes, so what none of them tells goes by its
 * status. A blocked address and maintenance are no JSON, and leave the client as a bare `Error('403: …')`.
 */
export function kintoneTrouble(cause: unknown, place: { appId: string; host: string }): KintoneTrouble {
  const { status, code } = statusAndCode(cause)
  const known = code !== undefined && Object.hasOwn(kindOfCode, code) ? kindOfCode[code] : undefined
  const kind = known ?? (isCertificate(cause, place.host, status) ? 'certificate' : kindOfStatus(status, code))
  return new KintoneTrouble(kind, textOf(kind, { ...place, code: code ?? `${status ?? ''}` }), { cause })
}

/** What has answered is no kintone: a proxy, a login page, another server. */
export const notKintone = (place: { appId: string; host: string }, options?: ErrorOptions) =>
  new KintoneTrouble('not-kintone', textOf('not-kintone', { ...place, code: '' }), options)

/** kintone's domains for client certificates answer a bare 400 to whoever has none, or break the handshake off. */
function isCertificate(cause: unknown, host: string, status: number | undefined): boolean {
  const { code = '', message = '' } = cause instanceof Error ? (cause as Error & { code?: unknown }) : {}
  if (/^ERR_(OSSL|SSL)_/.test(`${code}`) || message === 'invalid clientCertAuth setting') return true
  return /\.s\.(cybozu|kintone)\./.test(host) && (status === 400 || `${code}` === 'ECONNRESET')
}

function kindOfStatus(status: number | undefined, code: string | undefined): TroubleKind {
  if (status === undefined || status >= 500) return 'unreachable'
  if (status === 429) return 'busy'
  if (status === 401) return code === undefined ? 'basic-auth' : 'wrong-token'
  if (status === 403) return code === undefined ? 'blocked' : 'no-right'
  if (code === undefined) return 'not-kintone'
  return status === 409 ? 'conflict' : 'refused'
}

const textOf = (kind: TroubleKind, { appId, host, code }: { appId: string; host: string; code: string }): Text => {
  const texts: Record<TroubleKind, Text> = {
    'wrong-token': [
      `アプリ ${appId} がこの API トークンを受け付けません。アプリの設定 → API トークンで生成し、「アプリを更新」を押し、トークンと kintone.appId の組を確かめてください`,
      `app ${appId} does not take this API token; generate one in the app's settings, press Update App, and check that token and kintone.appId belong together`,
    ],
    'no-such-app': [
      `アプリ ${appId} が ${host} にありません。アプリの URL(/k/番号/)を見て、設定の kintone.appId を直してください`,
      `there is no app ${appId} at ${host}; look at the app's URL (/k/number/) and mend kintone.appId in the settings`,
    ],
    'no-right': [
      'API トークンに権限がありません。アプリの設定 → API トークンで権限を付け、「アプリを更新」を押してください',
      "the API token lacks a right; give it in the app's settings and press Update App",
    ],
    'guest-space': [
      `アプリ ${appId} はゲストスペースにあります。アプリの URL(/k/guest/番号/${appId}/)の番号を、設定の kintone.guestSpaceId に書いてください`,
      `app ${appId} is in a guest space; put the number of its URL (/k/guest/NUMBER/${appId}/) into kintone.guestSpaceId of the settings`,
    ],
    'basic-auth': [
      `${host} の手前の Basic 認証が断りました。設定の kintone.basicAuthUser と、秘密情報のそのパスワードを確かめてください`,
      `Basic authentication before ${host} refuses; check kintone.basicAuthUser in the settings and its password among the secrets`,
    ],
    certificate: [
      `${host} とクライアント証明書でつながりません。設定の kintone.clientCertificate を true にし、証明書(.pfx)とパスワードを秘密情報に入れ、期限を確かめてください`,
      `${host} does not take the client certificate, or was given none; set kintone.clientCertificate to true, put the certificate (.pfx) and its password among the secrets, and see that it has not expired`,
    ],
    'not-kintone': [
      `${host} が応えましたが、kintone の答えではありません(プロキシかログインのページか、別のサーバー)。設定の kintone.domain と、この機械の通信の経路を確かめてください`,
      `${host} answers, but not as kintone does (a proxy, a login page, another server); check kintone.domain in the settings, and the way out of this machine`,
    ],
    blocked: [
      `${host} がこの機械からの接続を断りました。kintone の接続元 IP アドレス制限に加えてください`,
      `${host} refuses this machine; add it to kintone's allowed IP addresses`,
    ],
    conflict: [
      'ほかの人がアプリの設定を変えている最中です。終わってからもう一度実行してください',
      "somebody else is changing the app's settings; run it again when they are done",
    ],
    busy: [
      'kintone が混み合っています。少し待ってもう一度実行してください',
      'kintone is busy; wait a little and run it again',
    ],
    unreachable: [
      `${host} につながりません。設定の kintone.domain とネットワークを確かめてください(メンテナンス中なら待ってください)`,
      `${host} cannot be reached; check kintone.domain in the settings and the network, or wait if it is under maintenance`,
    ],
    refused: [
      `kintone が断りました(${code})。アプリの設定を確かめてください`,
      `kintone refused (${code}); check the app's settings`,
    ],
  }
  return texts[kind]
}
