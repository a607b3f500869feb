import { DBOS } from '@dbos-inc/dbos-sdk'
import { openFront } from '../targets/front.ts'
import { openMessages, pidOf } from '../targets/messages.ts'
import { serve, targetOptions } from '../targets/target.ts'
import { startPostgres } from './postgres.ts'
import { processorTimeOfTree } from './processor-time.ts'

/** People have that long: a wait without a limit is not what its documentation advises. */
const month = { timeoutSeconds: 30 * 86_400 }

/** An order as a workflow of DBOS: each message a step, each answer a message to the workflow on its task's topic. */
const order = DBOS.registerWorkflow(
  async (recordId: string) => {
    await DBOS.runStep(() => messages.read(recordId), { name: 'read' })
    await DBOS.runStep(() => messages.begin(recordId), { name: 'begin' })
    const mail = (node: string) => DBOS.runStep(() => messages.mail(recordId, node), { name: `mail ${node}` })
    const answer = (node: string) => DBOS.recv<string>(node, month)
    // Nothing follows 2 but the end: its branch needs no code of its own, and the two are waited for in a fixed order.
    await allDone(mail('1-1'), mail('2'))
    await answer('1-1')
    await mail('1-2')
    await answer('1-2')
    await answer('2')
    await DBOS.runStep(() => messages.finish(recordId), { name: 'finish' })
  },
  { name: 'order' },
)

/** All of them to their end, as steps beside each other should be waited for, before the first failure is thrown. */
async function allDone(...steps: Promise<void>[]) {
  for (const result of await Promise.allSettled(steps)) if (result.status === 'rejected') throw result.reason
}

const options = targetOptions()
const postgres = await startPostgres(options.data)
const front = await openFront({
  webhook: (recordId) => DBOS.startWorkflow(order, { workflowID: pidOf(recordId) })(recordId),
  answer: ({ pid, node }, form) => DBOS.send(pid, form, node),
})
const messages = openMessages(options, front.ready.url)
DBOS.setConfig({ name: 'bench', systemDatabaseUrl: postgres.url, systemDatabasePoolSize: 20, logLevel: 'error' })
await DBOS.launch()

const stop = async () => {
  await DBOS.shutdown()
  await postgres.stop()
  messages.close()
  front.close()
}
serve(front.ready, stop, processorTimeOfTree)
