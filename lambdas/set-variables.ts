import { clock } from './adapters/aws/deployed/clock.ts'
import { ledger } from './adapters/aws/deployed/ledger.ts'
import { observe } from './adapters/aws/deployed/observe.ts'
import { orders } from './adapters/aws/deployed/orders.ts'
import { settings } from './adapters/aws/deployed/settings.ts'
import { createSetVariablesHandler } from './handlers/set-variables.ts'

/** x2, x2′ and x4 */
export const handler = observe(createSetVariablesHandler({ orders, ledger, settings, clock }))
