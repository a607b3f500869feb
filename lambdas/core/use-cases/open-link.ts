import { checkLink, type LinkState, type Locator, readLocator, UnknownLinkKey } from '../link.ts'
import type { Order } from '../order.ts'
import type { Clock, Orders, Secrets } from '../ports.ts'

export interface OpenLinkDeps {
  orders: Orders
  secrets: Pick<Secrets, 'keyRing'>
  clock: Clock
}
export type OpenedTask = Exclude<LinkState, { kind: 'forged' }> & { order: Order; locator: Locator }
export type OpenedLink = { kind: 'forged' } | OpenedTask

/** Reads a task's link; writes nothing. A key that the cached ring lacks is looked for once in a fresh one. */
export async function openLink(deps: OpenLinkDeps, link: string): Promise<OpenedLink> {
  const locator = readLocator(link)
  if (!locator) return { kind: 'forged' }
  const order = await deps.orders.get(locator.pid)
  if (!order) return { kind: 'forged' }
  const check = async (fresh: boolean) => checkLink(locator, order, await deps.secrets.keyRing(fresh), deps.clock.now())
  const state = await check(false).catch((error) => {
    if (error instanceof UnknownLinkKey) return check(true)
    throw error
  })
  return state.kind === 'forged' ? state : { ...state, order, locator }
}
