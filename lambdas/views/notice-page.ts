import { html } from 'hono/html'
import type { TaskNode } from '../../statemachine/process.ts'
import type { Task } from '../core/order.ts'
import { bilingual } from './bilingual.ts'
import { type Fact, facts, textOrNone, typed } from './facts.ts'
import { renderPage } from './layout.ts'
import type { Markup } from './markup.ts'
import { noticeParts, notices } from './notice-texts.ts'
import { common } from './texts.ts'
import { jstTime } from './time.ts'
import { nodeText, outcomeText, whatComesNext } from './what-comes-next.ts'

/**
 * What a person is told instead of, or after, a task. `title` is the order's; a link that its holder may no
 * longer use says nothing of the order but the node. `renew` is the path a request for a fresh link is posted to.
 */
export type Notice =
  | { kind: 'forged' | 'not-found' | 'unavailable' | 'link-sent' }
  | { kind: 'expired'; node: TaskNode; expiresAt: string; renew: string }
  | { kind: 'revoked'; node: TaskNode; renew: string }
  | { kind: 'answered' | 'completed'; title?: string; task: Task }
  | { kind: 'superseded'; title?: string; task: Task }
  | { kind: 'order-cancelled' | 'order-closed'; title?: string; endedAt?: string }

const titled = (title: string | undefined): Fact[] => (title ? [[common.title, typed(title)]] : [])
const ofNode = (node: TaskNode): Fact => [common.node, bilingual(nodeText(node))]

function answered(task: Task): Fact[] {
  if (!task.answer) return []
  return [
    [noticeParts.by, typed(task.answer.by.name)],
    [noticeParts.at, jstTime(task.answer.at)],
    [noticeParts.outcome, textOrNone(outcomeText(task))],
    [noticeParts.next, bilingual(whatComesNext(task))],
  ]
}

function known(notice: Notice): Fact[] {
  switch (notice.kind) {
    case 'expired':
      return [ofNode(notice.node), [noticeParts.expiredAt, jstTime(notice.expiresAt)]]
    case 'revoked':
      return [ofNode(notice.node)]
    case 'answered':
    case 'completed':
    case 'superseded':
      return [
        ...titled(notice.title),
        ofNode(notice.task.node),
        [common.round, String(notice.task.round)],
        ...answered(notice.task),
      ]
    case 'order-cancelled':
    case 'order-closed':
      return [
        ...titled(notice.title),
        ...(notice.endedAt ? [[noticeParts.endedAt, jstTime(notice.endedAt)] as const] : []),
      ]
    default:
      return []
  }
}

/** A button, not a link: mail scanners and prefetchers follow links. */
const renewal = (path: string): Markup =>
  html`<form method="post" action="${path}"><p class="hint" id="renew-hint">${bilingual(noticeParts.renewHint)}</p>
<button class="done" name="renew" value="yes" aria-describedby="renew-hint">${bilingual(noticeParts.renew)}</button></form>`

/** A page that says truthfully how things stand. */
export function renderNotice(notice: Notice): string {
  const { title, say } = notices[notice.kind]
  const rows = known(notice)
  return renderPage({
    title,
    body: html`<h1>${bilingual(title)}</h1>
<p class="lead">${bilingual(say)}</p>
${rows.length > 0 ? facts(rows) : ''}
${'renew' in notice ? renewal(notice.renew) : ''}`,
  })
}
