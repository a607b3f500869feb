import { html } from 'hono/html'
import { type TaskNode, taskDefinition } from '../../statemachine/process.ts'
import type { Variables } from '../../statemachine/variables.ts'
import { isSecret } from '../core/mask-secrets.ts'
import type { Task } from '../core/order.ts'
import { type Fact, facts, textOrNone, typed } from './facts.ts'
import type { Say } from './language.ts'
import { renderPage } from './layout.ts'
import type { Markup } from './markup.ts'
import { noticeParts, notices } from './notice-texts.ts'
import { task as texts } from './task-texts.ts'
import { common, laneText } from './texts.ts'
import { jstTime } from './time.ts'
import { variableLabel, variableText } from './variable-text.ts'
import { nodeText, outcomeText, whatComesNext } from './what-comes-next.ts'

/**
 * What a person is told instead of, or after, a task. `title` is the order's; a link that its holder may no
 * longer use says nothing of the order but the node. `renew` is the path a request for a fresh link is posted to.
 */
export type Notice =
  | { kind: 'forged' | 'cut-off' | 'not-found' | 'link-sent' | 'too-many-links' }
  /** Whoever opens the link is not in the lane of the node any more. */
  | { kind: 'not-in-lane'; node: TaskNode }
  /** Why a request was refused. */
  | { kind: 'not-understood' | 'other-site' | 'too-large' | 'no-form' | 'unavailable' }
  | { kind: 'expired'; node: TaskNode; expiresAt: string; renew: string }
  | { kind: 'revoked'; node: TaskNode; renew: string }
  | { kind: 'answered'; title?: string; pid?: string; task: Task }
  /** `variables`: as they were stored; whoever answered sees what became of what they typed. */
  | { kind: 'completed'; title?: string; pid?: string; task: Task; variables?: Variables }
  /** Operations have given the task to somebody else. */
  | { kind: 'reassigned'; node: TaskNode; to?: string }
  /** The order holds as much as it may; `path` leads back to the task. */
  | { kind: 'too-many'; path: string }
  | { kind: 'superseded'; title?: string; pid?: string; task: Task }
  | { kind: 'order-cancelled' | 'order-closed'; title?: string; pid?: string; endedAt?: string }

const numbered = (pid: string | undefined): Fact[] => (pid ? [[noticeParts.pid, pid]] : [])
const titled = (title: string | undefined): Fact[] => (title ? [[common.title, typed(title)]] : [])
const ofNode = (node: TaskNode, say: Say): Fact => [common.node, say(nodeText(node))]

function answered(task: Task, say: Say): Fact[] {
  if (!task.answer) return []
  return [
    [noticeParts.by, typed(task.answer.by.name)],
    [noticeParts.at, jstTime(task.answer.at, say)],
    [noticeParts.outcome, textOrNone(outcomeText(task), say)],
    [noticeParts.next, say(whatComesNext(task))],
  ]
}

function known(notice: Notice, say: Say): Fact[] {
  switch (notice.kind) {
    case 'expired':
      return [ofNode(notice.node, say), [noticeParts.expiredAt, jstTime(notice.expiresAt, say)]]
    case 'revoked':
      return [ofNode(notice.node, say)]
    case 'not-in-lane':
      return [[common.lane, say(laneText(taskDefinition(notice.node).lane))], ofNode(notice.node, say)]
    case 'reassigned':
      return [ofNode(notice.node, say), ...(notice.to ? [[noticeParts.to, typed(notice.to)] as const] : [])]
    case 'answered':
    case 'completed':
    case 'superseded':
      return [
        ...titled(notice.title),
        ofNode(notice.task.node, say),
        [common.round, say(texts.round(notice.task.round))],
        ...answered(notice.task, say),
        ...numbered(notice.pid),
      ]
    case 'order-cancelled':
    case 'order-closed':
      return [
        ...titled(notice.title),
        ...(notice.endedAt ? [[noticeParts.endedAt, jstTime(notice.endedAt, say)] as const] : []),
        ...numbered(notice.pid),
      ]
    default:
      return []
  }
}

/** What the answer has filled in, as it is kept and printed; no secrets. */
function stored({ task, variables = { q_memo: [] } }: Extract<Notice, { kind: 'completed' }>, say: Say): Fact[] {
  const { done } = taskDefinition(task.node).outcomes
  const asks = task.answer?.outcome === 'done' ? done.asks.filter((code) => !isSecret(code)) : []
  return asks
    .filter((code) => variables[code])
    .map((code) => {
      const value = textOrNone(variableText(code, variables), say)
      if (code !== 'q_sendName') return [variableLabel(code), value]
      return [
        variableLabel(code),
        html`${value} <span class="aside">${say(noticeParts.printed(variables[code] ?? ''))}</span>`,
      ]
    })
}

/** A button, not a link: mail scanners and prefetchers follow links. */
const renewal = (path: string, say: Say): Markup =>
  html`<form method="post" action="${path}"><p class="hint" id="renew-hint">${say(noticeParts.renewHint)}</p>
<button class="done" name="renew" value="yes" aria-describedby="renew-hint">${say(noticeParts.renew)}</button></form>`

/** A page that says truthfully how things stand. */
export function renderNotice(notice: Notice, say: Say): string {
  const { title, lead } = notices[notice.kind]
  const tone = notice.kind === 'completed' || notice.kind === 'link-sent' ? ' good' : ''
  const rows = known(notice, say)
  const kept = notice.kind === 'completed' ? stored(notice, say) : []
  return renderPage(
    {
      title,
      body: html`<div class="notice${tone}"><h1>${say(title)}</h1>
<p class="lead">${say(lead)}</p></div>
${rows.length > 0 ? html`<section>${facts(rows, say)}</section>` : ''}
${
  kept.length > 0
    ? html`<section aria-labelledby="stored"><h2 id="stored">${say(noticeParts.stored)}</h2>
${facts(kept, say)}</section>`
    : ''
}
${'path' in notice ? html`<p><a href="${notice.path}">${say(noticeParts.back)}</a></p>` : ''}
${'renew' in notice ? renewal(notice.renew, say) : ''}`,
    },
    say,
  )
}
