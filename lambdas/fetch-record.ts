import { clock } from './adapters/aws/deployed/clock.ts'
import { kintoneBy } from './adapters/aws/deployed/kintone.ts'
import { observe } from './adapters/aws/deployed/observe.ts'
import { orders } from './adapters/aws/deployed/orders.ts'
import { settings } from './adapters/aws/deployed/settings.ts'
import { createKintone, createKintoneClient } from './adapters/kintone/kintone.ts'
import { createFetchRecordHandler } from './handlers/fetch-record.ts'

const kintone = kintoneBy((options) => createKintone({ client: createKintoneClient(options), settings }))

/** x1 */
export const handler = observe(createFetchRecordHandler({ orders, kintone, settings, clock }))
