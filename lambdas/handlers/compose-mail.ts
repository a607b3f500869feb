import { taskDefinition } from '../../statemachine/process.ts'
import { linkOf, UnknownLinkKey } from '../core/link.ts'
import type { Order, UnsentMail } from '../core/order.ts'
import { linkPath } from '../core/paths.ts'
import type { Clock, KeyRing, Mail, Secrets, SettingsSource } from '../core/ports.ts'
import type { ComposeMail } from '../core/use-cases/send-mails.ts'
import { renderMail } from '../views/mails/render-mail.ts'
import type { TaskMail } from '../views/mails/task-mails.ts'
import { type ComposeOfficeMailDeps, createComposeOfficeMail, isOfficeMail } from './compose-office-mail.ts'

export interface ComposeMailDeps extends ComposeOfficeMailDeps {
  settings: SettingsSource
  secrets: Pick<Secrets, 'keyRing'>
  clock: Clock
}

/** Puts a decided mail into words: to one member, with their own link, or to an address outside the lane. */
export function createComposeMail(deps: ComposeMailDeps): ComposeMail {
  const composeOfficeMail = createComposeOfficeMail(deps)
  return (order, mail) => {
    const { kind } = mail
    return isOfficeMail(kind) ? composeOfficeMail(order, mail) : memberMail(deps, order, mail, kind)
  }
}

async function memberMail(
  deps: ComposeMailDeps,
  order: Order,
  mail: UnsentMail,
  kind: TaskMail | 'order-cancelled' | 'task-withdrawn',
): Promise<Mail> {
  const task = order.tasks[mail.task ?? '']
  const offer = task?.offers.find(({ ref }) => ref === mail.ref)
  if (!task || !offer) throw new Error('A mail is about a task that the order does not have.')
  const { publicUrl, lanes } = await deps.settings.get()
  // a corrected address counts for mails that are still to go out
  const { members } = lanes[taskDefinition(task.node).lane]
  const { name, email: address } = members.find(({ id }) => id === offer.member.id) ?? offer.member
  const to = { name, address }
  if (kind === 'order-cancelled' || kind === 'task-withdrawn') return { to, ...renderMail({ kind, order, task }) }
  const locator = { pid: order.pid, node: task.node, round: task.round, ref: offer.ref }
  const path = linkPath(await withRing(deps, (ring) => linkOf(locator, offer, ring)))
  const link = new URL(path, publicUrl).href
  return { to, ...renderMail({ kind, order, task, ref: offer.ref, link, now: deps.clock.now() }) }
}

/** A key that the cached ring lacks may have come since. */
async function withRing<T>({ secrets }: ComposeMailDeps, use: (ring: KeyRing) => T): Promise<T> {
  try {
    return use(await secrets.keyRing())
  } catch (error) {
    if (!(error instanceof UnknownLinkKey)) throw error
    return use(await secrets.keyRing(true))
  }
}
