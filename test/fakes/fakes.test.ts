import { leasesContract } from '../contract/leases.ts'
import { ledgerContract } from '../contract/ledger.ts'
import { ordersContract } from '../contract/orders.ts'
import { createLeases } from './leases.ts'
import { createLedger } from './ledger.ts'
import { createOrders } from './orders.ts'

// The fakes keep the promises that the real adapters keep.
ordersContract('Orders in memory', createOrders)
ledgerContract('Ledger in memory', createLedger)
leasesContract('Leases in memory', createLeases)
