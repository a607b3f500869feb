import { basename } from 'node:path'
import { buildSync } from 'esbuild'
import type {
  Executions,
  Kintone,
  Leases,
  Ledger,
  Mailer,
  Orders,
  Secrets,
  SettingsSource,
} from '../../../lambdas/core/ports.ts'
import { type FunctionName, functionNames } from '../../../lib/names.ts'

interface Ports {
  orders: Orders
  ledger: Ledger
  leases: Leases
  executions: Executions
  kintone: Kintone
  mailer: Mailer
  secrets: Secrets
  settings: SettingsSource
}
type Environment = Record<string, string>
type Calls = (of: Environment) => string[]

const get: Calls = (of) => [`dynamodb:GetItem ${of.TABLE_NAME}`]
const put: Calls = (of) => [`dynamodb:PutItem ${of.TABLE_NAME}`]
const query =
  (index: string): Calls =>
  (of) => [`dynamodb:Query ${of.TABLE_NAME}/index/${index}`]
const settings: Calls = (of) => [`ssm:GetParameter ${of.SETTINGS_PARAMETER}`]
const secret =
  (variable: string): Calls =>
  (of) => [`secretsmanager:GetSecretValue ${of[variable]}`]
const onExecution =
  (action: string): Calls =>
  (of) => [`states:${action} ${of.STATE_MACHINE_ARN?.replace(':stateMachine:', ':execution:')}:*`]
const onMachine =
  (action: string): Calls =>
  (of) => [`states:${action} ${of.STATE_MACHINE_ARN}`]
const both =
  (...calls: Calls[]): Calls =>
  (of) =>
    calls.flatMap((one) => one(of))
const kintone = both(secret('KINTONE_TOKEN_SECRET'), settings)

/** What the AWS adapters call for each method of each port, by the names that the environment gives. */
const callsOf: { [Port in keyof Ports]: Record<keyof Ports[Port], Calls> } = {
  orders: { get, put, needingAttention: query('attention'), list: query('open') },
  ledger: { get, claim: put, release: both(get, put) },
  leases: { acquire: put, release: put },
  executions: {
    start: (of) => [`states:StartExecution ${of.STATE_MACHINE_ALIAS_ARN}`],
    describe: onExecution('DescribeExecution'),
    stop: onExecution('StopExecution'),
    redrive: onExecution('RedriveExecution'),
    list: onMachine('ListExecutions'),
    succeedTask: onMachine('SendTaskSuccess'),
    failTask: onMachine('SendTaskFailure'),
  },
  kintone: { get: kintone, getMany: kintone, update: kintone, findByStatus: kintone, formRevision: kintone },
  mailer: { send: both((of) => [`ses:SendEmail ${of.SENDER}`], settings) },
  secrets: { keyRing: secret('LINK_KEYS_SECRET'), webhookSecrets: secret('WEBHOOK_SECRETS_SECRET') },
  settings: { get: settings },
}

/** The entry points without the adapters, which drops what they cannot reach; in one go, as each start of esbuild takes time. */
const bundles = buildSync({
  entryPoints: functionNames.map((name) => `lambdas/${name}.ts`),
  bundle: true,
  write: false,
  outdir: 'nowhere',
  format: 'esm',
  platform: 'node',
  packages: 'external',
  external: ['./adapters/*'],
  logLevel: 'error',
}).outputFiles

/**
 * What a function's own code can call, whether or not it ever did: its bundle is searched for calls of the ports. `of` is
 * its environment and SENDER.
 */
export function possibleCalls(name: FunctionName, of: Environment): string[] {
  const code = bundles.find(({ path }) => basename(path) === `${name}.js`)?.text
  if (code === undefined) throw new Error(`esbuild made no ${name}.`)
  const ports = Object.entries(callsOf).flatMap(([port, methods]) =>
    Object.entries(methods as Record<string, Calls>)
      .filter(([method]) => new RegExp(`\\b${port}\\d*\\.${method}\\(`).test(code))
      .flatMap(([, calls]) => calls(of)),
  )
  return [...new Set(ports)].sort()
}
