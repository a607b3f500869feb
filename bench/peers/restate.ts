import { createServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { createEndpointHandler, RestatePromise, type WorkflowContext, workflow } from '@restatedev/restate-sdk'
import { openFront } from '../targets/front.ts'
import { openMessages, pidOf } from '../targets/messages.ts'
import { serve, targetOptions } from '../targets/target.ts'
import { processorTimeOfTree } from './processor-time.ts'
import { startRestate } from './restate-server.ts'

/**
 * An order as a workflow of Restate: each message a durable step, each task an awakeable, which the mailed link names, as
 * its documentation has it for people outside.
 */
const order = workflow({
  name: 'order',
  handlers: {
    run: async (ctx: WorkflowContext, recordId: string) => {
      await ctx.run('read', () => messages.read(recordId))
      await ctx.run('begin', () => messages.begin(recordId))
      const ask = (node: string) => {
        const { id, promise } = ctx.awakeable<string>()
        return { mailed: ctx.run(`mail ${node}`, () => messages.mail(recordId, node, id)), answered: promise }
      }
      // Nothing follows 2 but the end: its branch needs no code of its own, and the two are waited for in a fixed order.
      const licence = ask('1-1')
      const shipping = ask('2')
      await RestatePromise.all([licence.mailed, licence.answered])
      const build = ask('1-2')
      await RestatePromise.all([build.mailed, build.answered, shipping.mailed, shipping.answered])
      await ctx.run('finish', () => messages.finish(recordId))
    },
  },
})

const options = targetOptions()
const restate = await startRestate(options.data)
const front = await openFront({
  webhook: (recordId) => restate.call(`/order/${pidOf(recordId)}/run/send`, recordId),
  answer: ({ token }, form) => restate.call(`/restate/awakeables/${token}/resolve`, form),
})
const messages = openMessages(options, front.ready.url)
const workflows = createServer(createEndpointHandler({ services: [order], logger: () => undefined }))
await new Promise<void>((resolve) => workflows.listen(0, '127.0.0.1', resolve))
await restate.register(`http://127.0.0.1:${(workflows.address() as AddressInfo).port}`)

const stop = async () => {
  await restate.stop()
  messages.close()
  front.close()
}
serve(front.ready, stop, processorTimeOfTree)
