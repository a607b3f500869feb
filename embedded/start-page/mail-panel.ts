import { html } from 'hono/html'
import { readLocator } from '../../lambdas/core/link.ts'
import { type Order, taskKey } from '../../lambdas/core/order.ts'
import type { Orders } from '../../lambdas/core/ports.ts'
import type { Say } from '../../lambdas/views/language.ts'
import type { Markup } from '../../lambdas/views/markup.ts'
import { jstTime } from '../../lambdas/views/time.ts'
import type { KeptMail } from '../mail/mail-store.ts'
import { startTexts as texts } from './start-texts.ts'

/** A mail, and the path of the task that it is about, if it is about one. */
export interface ShownMail extends KeptMail {
  task?: { path: string; isAnswered: boolean }
}

/** Follows a mail's link as far as to whether its task still waits. */
export async function shownMail(mail: KeptMail, orders: Pick<Orders, 'get'>): Promise<ShownMail> {
  const [path, link] = /(?<=https?:\/\/[^\s/]+)\/t\/(\S+)/.exec(mail.text) ?? []
  const locator = link === undefined ? undefined : readLocator(link)
  if (!path || !locator) return mail
  const order: Order | undefined = await orders.get(locator.pid)
  const task = order?.tasks[taskKey(locator.node, locator.round)]
  return { ...mail, task: { path, isAnswered: task?.status !== 'open' } }
}

const button = ({ task, subject }: ShownMail, say: Say): Markup | '' => {
  if (!task) return ''
  if (task.isAnswered) return html`<p class="aside">✓ ${say(texts.answered)}</p>`
  // In a tab of its own, so that this page stays beside it.
  return html`<p><a class="button" href="${task.path}" target="_blank" rel="noopener">${say(texts.openTask)}<span class="unseen">: ${subject}</span> <span class="aside">${say(texts.newTab)}</span></a></p>`
}

/** The latest mails; those whose task still waits lead to it. */
export function mailPanel(mails: readonly ShownMail[], say: Say): Markup {
  return html`<section class="panel" data-live="mails" aria-labelledby="mails"><h2 id="mails">${say(texts.mailbox)}</h2>
${
  mails.length === 0
    ? html`<p class="none">${say(texts.noMails)}</p>`
    : html`<ul class="rows">${mails.map(
        (mail) => html`<li><a href="/mailbox/${mail.number}"><bdi>${mail.subject}</bdi></a>
<p class="aside">${say(texts.to)}: <bdi>${mail.to.name || mail.to.address}</bdi>, ${jstTime(mail.sentAt, say)}</p>
${button(mail, say)}</li>\n`,
      )}</ul>`
}
<p class="more"><a href="/mailbox">${say(texts.openMailbox)}</a></p></section>`
}
