import { CommandFailed } from '../command-failed.ts'

const names = (error: unknown): string[] => {
  if (!(error instanceof Error)) return []
  const code = 'code' in error ? [`${error.code}`] : []
  return [error.name, ...code, ...names(error.cause)]
}
const messages = (error: unknown): string => (error instanceof Error ? `${error.message} ${messages(error.cause)}` : '')

/** What AWS or its SDK threw, as one line that says what to do; anything else as it is. */
export function awsTrouble(error: unknown): unknown {
  const found = names(error)
  const is = (...wanted: string[]) => wanted.some((name) => found.includes(name))
  if (is('CredentialsProviderError', 'TokenProviderError') || /Could not load credentials/.test(messages(error)))
    return new CommandFailed(
      [
        'AWS の認証情報がありません。aws sso login などでサインインしてください',
        'there are no AWS credentials; sign in, e.g. with aws sso login',
      ],
      { cause: error },
    )
  if (/Region is missing|Region not accepted/.test(messages(error)))
    return new CommandFailed(
      ['リージョンが分かりません。AWS_REGION を設定してください', 'the region is missing; set AWS_REGION'],
      {
        cause: error,
      },
    )
  if (
    is(
      'ExpiredTokenException',
      'ExpiredToken',
      'UnrecognizedClientException',
      'InvalidClientTokenId',
      'InvalidSignatureException',
    )
  )
    return new CommandFailed(
      [
        'AWS の認証情報が古いか違います。サインインし直してください',
        'the AWS credentials are old or wrong; sign in again',
      ],
      { cause: error },
    )
  if (is('AccessDeniedException', 'AccessDenied'))
    return new CommandFailed(
      [
        'AWS の権限が足りません。ステージを管理する役割でサインインしてください',
        'AWS denies this; sign in with the role that manages the stage',
      ],
      { cause: error },
    )
  if (is('ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'TimeoutError'))
    return new CommandFailed(
      [
        'AWS につながりません。ネットワークと AWS_REGION を確かめてください',
        'AWS cannot be reached; check the network and AWS_REGION',
      ],
      { cause: error },
    )
  return error
}
