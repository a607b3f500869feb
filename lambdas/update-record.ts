import { clock } from './adapters/aws/deployed/clock.ts'
import { kintoneBy } from './adapters/aws/deployed/kintone.ts'
import { ledger } from './adapters/aws/deployed/ledger.ts'
import { orders } from './adapters/aws/deployed/orders.ts'
import { settings } from './adapters/aws/deployed/settings.ts'
import { createKintone, createKintoneClient } from './adapters/kintone/kintone.ts'
import { createUpdateRecordHandler } from './handlers/update-record.ts'

const kintone = kintoneBy((options) => createKintone({ client: createKintoneClient(options), settings }))

/** x3 and x5 */
export const handler = createUpdateRecordHandler({ orders, ledger, kintone, settings, clock })
