import { SFNClient } from '@aws-sdk/client-sfn'
import { clientOptions } from '../../lambdas/adapters/aws/client-options.ts'
import { createCurrentKintone } from '../../lambdas/adapters/aws/current-kintone.ts'
import { createDynamoDbLedger } from '../../lambdas/adapters/aws/dynamodb-ledger.ts'
import { createDynamoDbOrders } from '../../lambdas/adapters/aws/dynamodb-orders.ts'
import { createTable } from '../../lambdas/adapters/aws/dynamodb-table.ts'
import { createStepFunctionsExecutions } from '../../lambdas/adapters/aws/step-functions-executions.ts'
import { createKintone, createKintoneClient } from '../../lambdas/adapters/kintone/kintone.ts'
import { createCaseActsHandler } from '../../lambdas/handlers/case-acts.ts'
import { createRetryCasesHandler } from '../../lambdas/handlers/retry-cases.ts'
import type { Settings } from '../../settings/settings.ts'
import { type ActHandlers, openHandlerOffice } from '../office/handler-office.ts'
import type { Office } from '../office/office.ts'
import type { StageSecrets } from './stage-secrets.ts'

export interface StageOfficeOptions {
  table: string
  stateMachineArn: string
  settings: Settings
  secrets: StageSecrets
}

const noMail = async (): Promise<never> => {
  throw new Error('Mails of a command are composed and sent by patrol.')
}
const quiet = { info: () => {}, warn: () => {}, error: () => {} }

/** The office of a stage: the console's handlers on the stage's own stores. */
export function openStageOffice({ table: name, stateMachineArn, secrets, ...options }: StageOfficeOptions): Office {
  const clock = { now: () => new Date() }
  const table = createTable(name)
  const publicUrl = options.settings.publicUrl ?? 'https://localhost'
  const settings = { get: async () => ({ ...options.settings, publicUrl }) }
  const client = new SFNClient(clientOptions)
  const deps = {
    orders: createDynamoDbOrders({ table, log: quiet }),
    ledger: createDynamoDbLedger({ table }),
    executions: createStepFunctionsExecutions({ client, stateMachineArn, aliasArn: `${stateMachineArn}:live` }),
    kintone: createCurrentKintone({
      settings,
      secrets: secrets.kintone,
      baseUrl: process.env.KINTONE_BASE_URL,
      connect: (place) => createKintone({ client: createKintoneClient(place), settings }),
    }),
    // Lambda's patrol looks every minute for mails that nobody has sent, and has the rights and the address for links.
    mailer: 'patrol' as const,
    compose: noMail,
    secrets,
    settings,
    clock,
    metrics: { put: () => {} },
    log: quiet,
  }
  const acts = { act: createCaseActsHandler(deps), retry: createRetryCasesHandler(deps) } as unknown as ActHandlers
  return openHandlerOffice(deps, acts)
}
