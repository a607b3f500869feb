import type { Member } from '../../../settings/settings.ts'
import { taskDefinition } from '../../../statemachine/process.ts'
import { checkLink, type LinkState, type Locator, readLocator, UnknownLinkKey } from '../link.ts'
import type { Order } from '../order.ts'
import type { Clock, Orders, Secrets, SettingsSource } from '../ports.ts'
import { isSamePerson } from '../same-person.ts'
import { isCutOff, unglueLink } from '../unglue-link.ts'

export interface OpenLinkDeps {
  orders: Orders
  secrets: Pick<Secrets, 'keyRing'>
  settings: SettingsSource
  clock: Clock
}
export type OpenedTask = Exclude<LinkState, { kind: 'forged' }> & {
  order: Order
  locator: Locator
  /** The link as it was issued, whatever was glued to it. */
  link: string
  /** The task's lane as settings have it now. */
  members: readonly Member[]
}
/** `cut-off`: the beginning of a link. `left`: a link of ours whose member is not in the lane any more. */
export type OpenedLink =
  | { kind: 'forged' }
  | { kind: 'cut-off' }
  | { kind: 'left'; task: OpenedTask['task'] }
  | OpenedTask

/** Reads a task's link; writes nothing. A key that the cached ring lacks is looked for once in a fresh one. */
export async function openLink(deps: OpenLinkDeps, text: string): Promise<OpenedLink> {
  const link = unglueLink(text)
  const locator = readLocator(link)
  if (!locator) return { kind: isCutOff(text) ? 'cut-off' : 'forged' }
  const order = await deps.orders.get(locator.pid)
  if (!order) return { kind: 'forged' }
  const check = async (fresh: boolean) => checkLink(locator, order, await deps.secrets.keyRing(fresh), deps.clock.now())
  const state = await check(false).catch((error) => {
    if (error instanceof UnknownLinkKey) return check(true)
    throw error
  })
  if (state.kind === 'forged') return isCutOff(text) ? { kind: 'cut-off' } : state
  const { members } = (await deps.settings.get()).lanes[taskDefinition(state.task.node).lane]
  const isMember = members.some((member) => isSamePerson(member, state.offer.member))
  return isMember ? { ...state, order, locator, link, members } : { kind: 'left', task: state.task }
}
