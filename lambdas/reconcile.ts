import { clock } from './adapters/aws/deployed/clock.ts'
import { executions } from './adapters/aws/deployed/executions.ts'
import { kintoneBy } from './adapters/aws/deployed/kintone.ts'
import { ledger } from './adapters/aws/deployed/ledger.ts'
import { log } from './adapters/aws/deployed/log.ts'
import { metrics } from './adapters/aws/deployed/metrics.ts'
import { observe } from './adapters/aws/deployed/observe.ts'
import { orders } from './adapters/aws/deployed/orders.ts'
import { settings } from './adapters/aws/deployed/settings.ts'
import { createKintone, createKintoneClient } from './adapters/kintone/kintone.ts'
import { createReconcileHandler } from './handlers/reconcile.ts'

const kintone = kintoneBy((options) => createKintone({ client: createKintoneClient(options), settings }))

/** By schedule, every five minutes. */
export const handler = observe(
  createReconcileHandler({ orders, ledger, executions, kintone, settings, metrics, clock, log }),
)
