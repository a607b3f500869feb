/** Writes orders without end and says each pid once its put is acknowledged; with a moment and a number it kills itself there. */
import { writeSync } from 'node:fs'
import { openDatabase } from '../../../embedded/sqlite/database.ts'
import { createOrderStore } from '../../../embedded/sqlite/order-store.ts'
import { anOrder } from '../../builders/order.ts'

const [path = '', killAt, killNumber] = process.argv.slice(2)
const database = openDatabase(path, {
  onCommit: (moment, n) => {
    if (moment === killAt && n === Number(killNumber)) process.kill(process.pid, 'SIGKILL')
  },
})
const orders = createOrderStore(database)
for (let n = 1; ; n++) {
  await orders.put(anOrder({ recordId: `${n}`, title: '件名'.repeat(500) }), { open: true })
  writeSync(1, `k1-${n}-1\n`)
}
