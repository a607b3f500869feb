import { html } from 'hono/html'
import type { Text } from '../../lambdas/views/bilingual.ts'
import { dataTable } from '../../lambdas/views/console/data-table.ts'
import type { Say } from '../../lambdas/views/language.ts'
import { renderPage } from '../../lambdas/views/layout.ts'
import type { Markup } from '../../lambdas/views/markup.ts'
import { jstTime } from '../../lambdas/views/time.ts'
import { demoStyleLink } from '../start-page/demo-style.ts'
import type { KeptMail } from './mail-store.ts'

const texts = {
  mailbox: ['メールボックス', 'Mailbox'],
  about: ['メールは外部に送信されず、ここに届きます。', 'Mails are not sent out; they arrive here.'],
  subject: ['件名', 'Subject'],
  to: ['宛先', 'To'],
  sentAt: ['送信日時', 'Sent'],
  none: ['メールはありません。', 'There are no mails.'],
  everyone: ['すべての宛先', 'Everyone'],
  older: ['以前のメール', 'Older mails'],
  home: ['はじめに戻る', 'Back to the start'],
  back: ['メールボックスへ戻る', 'Back to the mailbox'],
  asText: ['テキスト形式', 'As plain text'],
  asHtml: ['メールソフトでの表示', 'As a mail program shows it'],
} as const satisfies Record<string, Text>

export interface MailList {
  mails: KeptMail[]
  /** The address that the list is limited to. */
  address?: string
  recipients: { address: string; count: number }[]
  /** The number of the last mail here, if there are older ones. */
  olderThan?: number
}

const listPath = (query: { to?: string; before?: number }) => {
  const given = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, `${value}`)
  return given.size === 0 ? '/mailbox' : `/mailbox?${given}`
}

const addressed = ({ to }: KeptMail) => (to.name ? `${to.name} <${to.address}>` : to.address)

function recipientFilter({ address, recipients }: MailList, say: Say): Markup {
  const choices = [
    { address: undefined, label: say(texts.everyone) },
    ...recipients.map((recipient) => ({ ...recipient, label: html`${recipient.address} (${recipient.count})` })),
  ]
  return html`<nav aria-label="${say(texts.to)}"><ul class="choices">${choices.map(
    (choice) =>
      html`<li><a href="${listPath({ to: choice.address })}"${choice.address === address ? html` aria-current="page"` : ''}>${choice.label}</a></li>`,
  )}</ul></nav>`
}

/** The list of mails, newest first. */
export const renderMailList = (list: MailList, say: Say): string =>
  renderPage(
    {
      title: texts.mailbox,
      wide: true,
      ...(list.address && { query: { to: list.address } }),
      body: html`${demoStyleLink}<nav><a href="/">${say(texts.home)}</a></nav>
<h1>${say(texts.mailbox)}</h1>
<p>${say(texts.about)}</p>
<section>${recipientFilter(list, say)}</section>
<section>${dataTable(
        {
          caption: texts.mailbox,
          columns: [texts.subject, texts.to, texts.sentAt],
          rows: list.mails.map((mail) => [
            html`<a href="/mailbox/${mail.number}">${mail.subject}</a>`,
            addressed(mail),
            jstTime(mail.sentAt, say),
          ]),
          none: texts.none,
        },
        say,
      )}
${list.olderThan === undefined ? '' : html`<p><a href="${listPath({ to: list.address, before: list.olderThan })}">${say(texts.older)}</a></p>`}</section>`,
    },
    say,
  )

/** Where a mail's HTML is, for its frame. */
export const mailHtmlPath = 'html'

/** One mail, both of its forms. */
export const renderMailPage = (mail: KeptMail, say: Say): string =>
  renderPage(
    {
      title: [mail.subject, ''],
      body: html`${demoStyleLink}<nav><a href="/mailbox">${say(texts.back)}</a></nav>
<h1><bdi>${mail.subject}</bdi></h1>
<section><dl class="facts">
<div><dt>${say(texts.to)}</dt><dd>${addressed(mail)}</dd></div>
<div><dt>${say(texts.sentAt)}</dt><dd>${jstTime(mail.sentAt, say)}</dd></div>
</dl></section>
<section aria-labelledby="html"><h2 id="html">${say(texts.asHtml)}</h2>
<iframe class="mail" title="${mail.subject}" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mailbox/${mail.number}/${mailHtmlPath}"></iframe></section>
<section aria-labelledby="text"><h2 id="text">${say(texts.asText)}</h2>
<p class="said">${linked(mail.text)}</p></section>`,
    },
    say,
  )

/** A text with its web addresses as links. */
const linked = (text: string): Markup[] =>
  text
    .split(/(https?:\/\/[^\s<>"'()、。」』]+)/)
    .map((part, at) => (at % 2 === 0 ? html`${part}` : html`<a href="${part}" rel="noopener">${part}</a>`))

/** A mail's HTML, whose links open in a new tab. */
export function opensOutside(mailHtml: string): string {
  const base = '<base target="_blank">'
  return /<head[^>]*>/i.test(mailHtml) ? mailHtml.replace(/<head[^>]*>/i, (head) => head + base) : base + mailHtml
}
