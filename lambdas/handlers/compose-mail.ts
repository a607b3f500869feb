import { taskDefinition } from '../../statemachine/process.ts'
import { linkOf, UnknownLinkKey } from '../core/link.ts'
import type { Order, UnsentMail } from '../core/order.ts'
import { consolePath, linkPath } from '../core/paths.ts'
import type { Clock, KeyRing, Mail, Secrets, SettingsSource } from '../core/ports.ts'
import type { ComposeMail } from '../core/use-cases/send-mails.ts'
import { renderMail } from '../views/mails/render-mail.ts'

export interface ComposeMailDeps {
  settings: SettingsSource
  secrets: Pick<Secrets, 'keyRing'>
  clock: Clock
}

/** Puts a decided mail into words: to one member, with their own link, or to one address of operations. */
export const createComposeMail =
  (deps: ComposeMailDeps): ComposeMail =>
  (order, mail) =>
    mail.kind === 'order-failed' || mail.kind === 'record-changed'
      ? opsMail(deps, order, mail.kind, mail.to ?? '')
      : memberMail(deps, order, mail)

async function memberMail(deps: ComposeMailDeps, order: Order, mail: UnsentMail): Promise<Mail> {
  const task = order.tasks[mail.task ?? '']
  const offer = task?.offers.find(({ ref }) => ref === mail.ref)
  if (!task || !offer) throw new Error('A mail is about a task that the order does not have.')
  const { publicUrl, lanes } = await deps.settings.get()
  // a corrected address counts for mails that are still to go out
  const { members } = lanes[taskDefinition(task.node).lane]
  const { name, email: address } = members.find(({ id }) => id === offer.member.id) ?? offer.member
  const to = { name, address }
  if (mail.kind === 'order-cancelled') return { to, ...renderMail({ kind: mail.kind, order }) }
  const locator = { pid: order.pid, node: task.node, round: task.round, ref: offer.ref }
  const path = linkPath(await withRing(deps, (ring) => linkOf(locator, offer, ring)))
  const link = new URL(path, publicUrl).href
  return { to, ...renderMail({ kind: 'task-offered', order, task, link, now: deps.clock.now() }) }
}

async function opsMail(deps: ComposeMailDeps, order: Order, kind: 'order-failed' | 'record-changed', address: string) {
  const { publicUrl } = await deps.settings.get()
  const content = renderMail({ kind, order, console: new URL(consolePath(order.pid), publicUrl).href })
  return { to: { name: '', address }, ...content }
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
