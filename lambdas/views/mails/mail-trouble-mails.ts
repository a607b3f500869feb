import { mailReturnedEvent } from '../../core/returned-mail.ts'
import { failingMails } from '../../core/rules/mails-failing.ts'
import { mailKindOf } from '../mail-kinds.ts'
import { jstText } from '../time.ts'
import { idFacts, whatToDo } from './about-order.ts'
import type { Fact, MailContent } from './mail-content.ts'
import { kinds, mailTexts } from './mail-texts.ts'
import { type AboutOrder, linksTo } from './order-place.ts'
import { troubleTexts } from './trouble-texts.ts'

/** To those of operations whose own address is another: which address of the settings takes no mail. Carries ids only. */
export function noticeBounced({
  order,
  place,
  mail,
  address,
}: AboutOrder & { mail: string; address?: string }): MailContent {
  const [, what = '', returned = ''] = /^mail-bounced:([a-z]+):(.+):\d+$/.exec(mail) ?? []
  const event = order.events.findLast(
    ({ type, data }) => type === mailReturnedEvent && data?.mail === returned && data.what === what,
  )
  return {
    subject: `${kinds.bounced[0]} / ${kinds.bounced[1]}: ${order.pid}`,
    tone: 'urgent',
    label: kinds.bounced,
    heading: troubleTexts.noticeBouncedHeading,
    preheader: troubleTexts.mendOfficeAddress[0],
    blocks: [
      { say: troubleTexts.noticeBounced },
      {
        facts: [
          ...(address ? [[troubleTexts.refusedBy, address] satisfies Fact] : []),
          [troubleTexts.whichMail, mailKindOf(returned)],
          ...(event?.data?.code ? [[mailTexts.mailCode, event.data.code] satisfies Fact] : []),
          ...(event ? [[mailTexts.at, jstText(event.at)] satisfies Fact] : []),
          whatToDo(troubleTexts.mendOfficeAddress),
          ...idFacts(order),
        ],
      },
      ...linksTo(place),
    ],
  }
}

/** To operations: mails of an order that have been tried for a day. Carries ids only. */
export function mailFailing({ order, place, now }: AboutOrder & { now: Date }): MailContent {
  const failing = failingMails(order, now)
  const since = failing.map(({ failingSince = '' }) => failingSince).sort()[0]
  return {
    subject: `${kinds.failing[0]} / ${kinds.failing[1]}: ${order.pid}`,
    tone: 'urgent',
    label: kinds.failing,
    heading: troubleTexts.failingHeading,
    preheader: troubleTexts.mendServer[0],
    blocks: [
      { say: troubleTexts.mailsFailing },
      {
        facts: [
          [troubleTexts.failingCount, String(failing.length)],
          ...(since ? [[troubleTexts.failingSince, jstText(since)] satisfies Fact] : []),
          whatToDo(troubleTexts.mendServer),
          ...idFacts(order),
        ],
      },
      ...linksTo(place),
    ],
  }
}
