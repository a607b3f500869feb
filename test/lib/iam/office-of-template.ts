import { type FunctionName, functionNames } from '../../../lib/names.ts'
import { type LambdaOffice, startLambdaOffice } from '../../aws/lambda-office.ts'
import type { Resolve } from '../resolve.ts'
import { type Resources, someStage } from '../synthesize.ts'

/** The place that the local state machine's ARNs name. */
export const place = { region: 'local', account: '000000000000' }

const unique = (values: (string | undefined)[]) => {
  const [only, ...more] = new Set(values.filter((value) => value !== undefined))
  if (only === undefined || more.length > 0) throw new Error(`The functions are told ${[only, ...more].join(' and ')}.`)
  return only
}

/** What the template tells each function, and what it calls the things that they share. */
export function environmentsOf(resources: Resources, resolve: Resolve) {
  const environments = new Map(
    functionNames.map((name) => [name, resolve(resources.functionNamed(name).Environment.Variables)]),
  ) as Map<FunctionName, Record<string, string>>
  const shared = (variable: string) => unique([...environments.values()].map((one) => one[variable]))
  const variables = ['TABLE_NAME', 'SETTINGS_PARAMETER', 'LINK_KEYS_SECRET', 'WEBHOOK_SECRETS_SECRET']
  const more = ['KINTONE_TOKEN_SECRET', 'MAIL_CONFIGURATION_SET', 'STATE_MACHINE_ARN', 'STATE_MACHINE_ALIAS_ARN']
  const all = Object.fromEntries([...variables, ...more].map((variable) => [variable, shared(variable)]))
  return { environments, all }
}

/**
 * The office with every function told just what the template tells it, of things that are called as the template calls
 * them. Only kintone and the pages are where the test has them.
 */
export function startOfficeOf(resources: Resources, resolve: Resolve): Promise<LambdaOffice> {
  const { environments, all } = environmentsOf(resources, resolve)
  return startLambdaOffice({
    settings: someStage().content as Parameters<typeof startLambdaOffice>[0] extends { settings?: infer S } ? S : never,
    schedules: false,
    named: {
      table: all.TABLE_NAME ?? '',
      settings: all.SETTINGS_PARAMETER ?? '',
      linkKeys: all.LINK_KEYS_SECRET ?? '',
      webhookSecrets: all.WEBHOOK_SECRETS_SECRET ?? '',
      kintoneToken: all.KINTONE_TOKEN_SECRET ?? '',
      mails: all.MAIL_CONFIGURATION_SET ?? '',
      machine: all.STATE_MACHINE_ARN?.split(':').at(-1) ?? '',
    },
    environmentOf(name, { PUBLIC_URL = '', KINTONE_BASE_URL = '' }) {
      const told = environments.get(name) ?? {}
      return {
        ...told,
        ...(told.PUBLIC_URL && { PUBLIC_URL }),
        ...(told.KINTONE_TOKEN_SECRET && { KINTONE_BASE_URL }),
      }
    },
  })
}
