import { everyItem } from '../every-item.ts'
import { errorFields } from '../nouhin-error.ts'
import type { Kintone } from '../ports.ts'
import { type LookAtOpenDeps, lookAtOpen, type Missed } from './look-at-open.ts'
import { type StartOrderDeps, startOrder } from './start-order.ts'

export type ReconcileDeps = StartOrderDeps & LookAtOpenDeps & { kintone: Kintone }

/**
 * Finds what webhooks and events missed: records that read 対応要 and are not held, held records that people have
 * changed, executions that have ended; and whatever lacks its counterpart. What goes wrong in one part leaves the others
 * to do theirs.
 * @throws what the first failing part threw, after all have run
 */
export async function reconcile(deps: ReconcileDeps): Promise<{ started: number; watched: number }> {
  const starting = startMissed(deps)
  const looking = lookAtOpen(deps, starting)
  await Promise.allSettled([starting, looking])
  return { started: (await starting).started, watched: await looking }
}

async function startMissed(deps: ReconcileDeps): Promise<Missed> {
  const { appId, status } = (await deps.settings.get()).kintone
  let started = 0
  let mended = 0
  for await (const recordId of everyItem((after) => deps.kintone.findByStatus(status.triggers, after))) {
    const outcome = await startOrder(deps, { appId, recordId }).catch((error) => {
      deps.log.error('a record could not be started; the next look tries again', { recordId, ...errorFields(error) })
    })
    if (outcome?.mended) {
      mended++
      deps.log.error('a record was held by no open order; it is put right', { pid: outcome.pid })
    }
    if (outcome?.kind !== 'started') continue
    started++
    deps.log.warn('started what no webhook told of', { pid: outcome.pid })
  }
  return { started, mended }
}
