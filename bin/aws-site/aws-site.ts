import { createDynamoDbOrders } from '../../lambdas/adapters/aws/dynamodb-orders.ts'
import { createTable } from '../../lambdas/adapters/aws/dynamodb-table.ts'
import { SecretInvalid, SecretUnavailable } from '../../lambdas/adapters/aws/errors.ts'
import { kintoneAccess, missingSecrets, needsMoreThanToken } from '../../lambdas/core/kintone-access.ts'
import { readCases } from '../../lambdas/core/use-cases/find-cases.ts'
import { readStage } from '../../lib/stage.ts'
import type { Settings } from '../../settings/settings.ts'
import { CommandFailed } from '../command-failed.ts'
import { keysInUse } from '../office/keys-in-use.ts'
import { rotateRing } from '../office/rotate-ring.ts'
import type { Site } from '../site.ts'
import { awsTrouble } from './aws-trouble.ts'
import { checkStage } from './check-stage.ts'
import { findStateMachine, findTable } from './find-stage.ts'
import { stageNames } from './stage-names.ts'
import { openStageOffice } from './stage-office.ts'
import { openStageSecrets, type StageSecrets } from './stage-secrets.ts'
import { openStageSettings } from './stage-settings.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }

/** A stage on AWS. Region and credentials come from where the AWS CLI takes them. */
export function openAwsSite(stage: string, settingsFolder?: string): Site {
  const names = stageNames(stage)
  const secrets = openStageSecrets(names)
  const parameter = openStageSettings(names)

  const settings = async (): Promise<Settings> => (await parameter.read()) ?? (await missing(names.settings))
  const table = async () => (await findTable(names)) ?? (await missing(names.tablePrefix))
  const missing = async (what: string): Promise<never> => {
    throw new CommandFailed([
      `ステージ ${stage} の ${what} がありません。--stage と AWS_REGION を確かめるか、npx cdk deploy で配置してください`,
      `stage ${stage} has no ${what}; check --stage and AWS_REGION, or deploy it with npx cdk deploy`,
    ])
  }

  return explained({
    check: () => checkStage(stage, settingsFolder),

    async kintone(token) {
      const { kintone } = await settings()
      if (kintone.domain === undefined) return undefined
      const kept =
        token && !needsMoreThanToken(kintone)
          ? { apiToken: token }
          : await filled(secrets.kintone(), names.kintoneToken)
      const given = { ...kept, ...(token !== undefined && { apiToken: token }) }
      const [lacking] = missingSecrets(kintone, given)
      if (lacking)
        throw new CommandFailed([
          `秘密情報 ${names.kintoneToken} に "${lacking.key}" がありません(${lacking.cause})。docs/deploy.md の 4 の手順で入れてください`,
          `the secret ${names.kintoneToken} lacks "${lacking.key}" (${lacking.cause}); put it as step 4 of docs/deploy.md says`,
        ])
      return { settings: kintone, ...kintoneAccess(kintone, given, process.env.KINTONE_BASE_URL) }
    },

    async office() {
      const stateMachineArn = (await findStateMachine(names)) ?? (await missing(names.stateMachine))
      const office = openStageOffice({ table: await table(), stateMachineArn, settings: await settings(), secrets })
      return explained(office)
    },

    async pushSettings() {
      const { content, settings: next } = readStage(stage, settingsFolder)
      const now = await parameter.read().catch(() => undefined)
      await parameter.write(content)
      const needsDeploy = now && now.mail.from !== next.mail.from
      return [
        `${names.settings} に配りました。1 分以内に効きます${needsDeploy ? '(mail.from の変更には npx cdk deploy も要ります)' : ''}`,
        `${names.settings} is written and counts within a minute${needsDeploy ? ' (the change of mail.from needs a deploy, too)' : ''}`,
      ]
    },

    async backUp() {
      throw new CommandFailed([
        'AWS のデータは 35 日間、1 秒単位で戻せるように AWS が控えています。docs/deploy.md の Data lost or spoilt を見てください',
        'AWS keeps 35 days of the table by itself, to any second; see "Data lost or spoilt" in docs/deploy.md',
      ])
    },

    rotateKeys: () => rotate(secrets, table, names.linkKeys),
    close: async () => {},
  })
}

async function rotate(secrets: StageSecrets, table: () => Promise<string>, name: string) {
  const before = await filled(secrets.keyRing(true), name)
  const orders = createDynamoDbOrders({ table: createTable(await table()), log: quiet })
  const open = await readCases({ orders, log: quiet }, 'open')
  // where not every order was looked at, every key may be in use
  const inUse = open.more || open.unreadable > 0 ? new Set(Object.keys(before.keys)) : keysInUse(open.orders)
  const { ring, kept, dropped } = rotateRing(before, inUse)
  await secrets.putKeyRing(ring)
  return {
    current: ring.current,
    kept,
    dropped,
    told: [
      `${name} に新しい鍵 ${ring.current} を加えました。1 分以内に新しいリンクに使います。届いているリンクはそのまま使えます`,
      `${name} has a new key ${ring.current}, which signs new links within a minute; links that were mailed stay good`,
    ] as const,
  }
}

const filled = <T>(reading: Promise<T>, name: string): Promise<T> =>
  reading.catch((cause) => {
    const isEmpty = cause instanceof SecretUnavailable && (cause.cause as Error)?.name === 'ResourceNotFoundException'
    if (!isEmpty && !(cause instanceof SecretInvalid)) throw cause
    throw new CommandFailed(
      [
        `秘密情報 ${name} が空か、正しい形でありません。docs/deploy.md の 4 の手順で入れてください`,
        `the secret ${name} has no value, or none of the right form; put it as step 4 of docs/deploy.md says`,
      ],
      { cause },
    )
  })

/** Whatever of AWS goes wrong in one of these leaves as one line that says what to do. */
function explained<T extends object>(methods: T): T {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    async (...given: unknown[]) => {
      try {
        return await method(...given)
      } catch (error) {
        throw awsTrouble(error)
      }
    },
  ])
  return Object.fromEntries(wrapped) as T
}
