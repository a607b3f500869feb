import { taskDefinition } from '../../statemachine/process.ts'
import type { Order, UnsentMail } from '../core/order.ts'
import { consolePath, kintoneRecordUrl, recordHref } from '../core/paths.ts'
import type { Clock, Mail, SettingsSource } from '../core/ports.ts'
import type { ComposeMail } from '../core/use-cases/send-mails.ts'
import { type MailRequest, renderMail } from '../views/mails/render-mail.ts'

export interface ComposeOfficeMailDeps {
  settings: SettingsSource
  clock: Clock
  /** Where an order's execution is looked at; left out: the order has a console page. */
  executionUrl?: (pid: string) => string
}

const officeMails = [
  'task-escalation',
  'mail-bounced',
  'mail-failing',
  'order-finished',
  'order-failed',
  'record-changed',
  'desired-date-too-far',
  'give-back-refused',
] as const
type OfficeMail = (typeof officeMails)[number]
export const isOfficeMail = (kind: UnsentMail['kind']): kind is OfficeMail => officeMails.some((one) => one === kind)

/** Puts a decided mail into words that goes to an address outside the lane: its lead, operations, whom settings name. */
export function createComposeOfficeMail(deps: ComposeOfficeMailDeps): ComposeMail {
  return async (order, mail): Promise<Mail> => {
    const { kind, to } = mail
    if (!isOfficeMail(kind) || to === undefined) throw new Error('A mail to a member of a lane is composed elsewhere.')
    const request = await requestOf(deps, order, kind, mail)
    return { to: { name: '', address: to }, ...renderMail(request) }
  }
}

async function requestOf(
  deps: ComposeOfficeMailDeps,
  order: Order,
  kind: OfficeMail,
  mail: UnsentMail,
): Promise<MailRequest> {
  const { publicUrl, kintone, lanes } = await deps.settings.get()
  const place = deps.executionUrl
    ? {
        at: 'execution' as const,
        url: deps.executionUrl(order.pid),
        record: kintone.domain && kintoneRecordUrl(kintone, order),
      }
    : {
        at: 'console' as const,
        url: new URL(consolePath(order.pid), publicUrl).href,
        record: new URL(recordHref(kintone, order), publicUrl).href,
      }
  if (kind === 'mail-failing') return { kind, order, place, now: deps.clock.now() }
  if (kind === 'mail-bounced' && mail.ref === undefined)
    return { kind: 'notice-bounced', order, place, mail: mail.id, address: mail.refusedBy }
  if (kind === 'order-finished' || kind === 'desired-date-too-far') return { kind, order, place }
  if (kind !== 'task-escalation' && kind !== 'mail-bounced') return { kind, order, place, names: kintone }
  const task = order.tasks[mail.task ?? '']
  if (!task) throw new Error('A mail is about a task that the order does not have.')
  const lane = lanes[taskDefinition(task.node).lane].members
  if (kind === 'task-escalation') return { kind, order, task, lane, place, now: deps.clock.now() }
  const offer = task.offers.find(({ ref }) => ref === mail.ref)
  if (!offer) throw new Error('A mail is about a member who has no link in the task.')
  return { kind, order, task, lane, offer, place }
}
