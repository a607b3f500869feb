import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import { clientOptions } from '../../lambdas/adapters/aws/client-options.ts'
import { domainOf, senderAddress } from '../../lib/sender-address.ts'
import type { Settings } from '../../settings/settings.ts'
import { type Check, ng, note, ok } from '../doctor/check.ts'

/** Whether SES sends in the sender's name, and to everybody. */
export async function checkSes({ mail }: Settings): Promise<Check[]> {
  const client = new SESv2Client(clientOptions)
  const address = senderAddress(mail.from)
  const identities = [address, domainOf(address)]
  const states = await Promise.all(identities.map((identity) => stateOf(client, identity)))
  const account = await client.send(new GetAccountCommand({}))
  return [identityCheck(address, states), sandboxCheck(account.ProductionAccessEnabled, account.SendingEnabled)]
}

const stateOf = (client: SESv2Client, EmailIdentity: string) =>
  client.send(new GetEmailIdentityCommand({ EmailIdentity })).then(
    ({ VerifiedForSendingStatus }) => (VerifiedForSendingStatus ? 'verified' : 'waiting'),
    (error: Error) => {
      if (error.name === 'NotFoundException') return 'none'
      throw error
    },
  )

function identityCheck(address: string, states: readonly string[]): Check {
  const id = 'ses.identity'
  if (states.includes('verified')) return ok(id, `SES は ${address} から送れます`, `SES may send from ${address}`)
  if (states.includes('waiting'))
    return ng(
      id,
      [`SES で ${address} の確認が済んでいません`, `${address} is not verified at SES yet`],
      [
        'AWS から届いたメールのリンクを開くか、DKIM の CNAME を DNS に加えてください(docs/deploy.md 5)',
        "follow the link in AWS's mail, or add the DKIM CNAMEs to DNS (docs/deploy.md 5)",
      ],
    )
  return ng(
    id,
    [`SES に ${address} がありません`, `SES does not know ${address}`],
    [
      '設定の mail.from を確かめ、npx cdk deploy でステージを配置し直してください',
      'check mail.from in the settings and deploy the stage again with npx cdk deploy',
    ],
  )
}

function sandboxCheck(isProduction = false, sends = false): Check {
  const id = 'ses.sandbox'
  if (!sends)
    return ng(
      id,
      ['SES の送信が止められています', 'sending is paused at SES'],
      ['SES コンソールの Account dashboard で理由を見てください', "see why in the SES console's account dashboard"],
    )
  if (isProduction) return ok(id, 'SES はだれにでも送れます', 'SES sends to everybody')
  return note(
    id,
    [
      'SES はサンドボックスで、確認済みのアドレスにだけ送れます',
      'SES is in its sandbox and sends to verified addresses only',
    ],
    [
      'aws sesv2 put-account-details --production-access-enabled … で申請してください(docs/deploy.md 5)',
      'ask to leave it with aws sesv2 put-account-details (docs/deploy.md 5)',
    ],
  )
}
