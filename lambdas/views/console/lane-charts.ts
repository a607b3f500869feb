import { html } from 'hono/html'
import type { Durations, LaneFigures } from '../../core/lane-figures.ts'
import { textOrNone } from '../facts.ts'
import type { Say } from '../language.ts'
import type { Markup } from '../markup.ts'
import { common, laneText } from '../texts.ts'
import { span } from '../time.ts'
import { figureTexts } from './console-texts.ts'

const width = 120
const height = 10
/** Minutes would otherwise look like days. */
const shortestScale = 3_600_000

/** A bar of `share` (0 to 1) of the scale; the number beside it says the same. */
const bar = (share: number, kind: string): Markup =>
  html`<svg class="bar" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false"><rect class="scale" x="0" y="0" width="${width}" height="${height}" rx="3"/><rect class="${kind}" x="0" y="0" width="${Math.max(share * width, 2).toFixed(1)}" height="${height}" rx="3"/></svg>`

function duration({ median, count }: Durations, longest: number, kind: string, say: Say): Markup {
  if (median === undefined) return html`<span class="none">${say(figureTexts.nothing)}</span>`
  return html`<strong>${say(span(median))}</strong> ${bar(median / longest, kind)} <span class="aside">${say(figureTexts.count(count))}</span>`
}

function rework({ rework }: LaneFigures, say: Say): Markup {
  if (!rework) return html`${textOrNone(undefined, say)} <span class="aside">${say(figureTexts.unchecked)}</span>`
  const { returned, answered } = rework
  if (answered === 0) return html`<span class="none">${say(figureTexts.nothing)}</span>`
  const share = returned / answered
  return html`<strong>${Math.round(share * 100)}%</strong> ${bar(share, 'rework')} <span class="aside">${say(figureTexts.returned(returned, answered))}</span>`
}

const current = ({ open, overdue }: LaneFigures, say: Say): Markup =>
  html`${say(figureTexts.open(open))}${overdue > 0 ? html` <strong class="left overdue">${say(figureTexts.late(overdue))}</strong>` : ''}`

/** Waiting time, work time and rework of each lane: numbers with bars on one scale. */
export function laneCharts(figures: readonly LaneFigures[], say: Say): Markup {
  const longest = Math.max(
    shortestScale,
    ...figures.flatMap(({ waiting, work }) => [waiting.median ?? 0, work.median ?? 0]),
  )
  const columns = [figureTexts.now, figureTexts.waiting, figureTexts.work, figureTexts.rework]
  const cells = (lane: LaneFigures) => [
    current(lane, say),
    duration(lane.waiting, longest, 'waiting', say),
    duration(lane.work, longest, 'work', say),
    rework(lane, say),
  ]
  return html`<section aria-labelledby="figures"><h2 id="figures" tabindex="-1">${say(figureTexts.heading)}</h2>
<table class="data figures" role="table">
<caption>${say(figureTexts.heading)}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${say(common.lane)}</th>${columns.map((column) => html`<th scope="col" role="columnheader">${say(column)}</th>`)}</tr></thead>
<tbody role="rowgroup">
${figures.map((lane) => html`<tr role="row"><th scope="row" role="rowheader">${say(laneText(lane.lane))}</th>${cells(lane).map((value, at) => html`<td role="cell" data-label="${say(columns[at] ?? ['', ''])}">${value}</td>`)}</tr>\n`)}</tbody>
</table>
<p class="hint">${say(figureTexts.meaning)}</p></section>`
}
