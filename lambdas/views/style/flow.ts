import { columnCount, rowCount } from '../flow-layout.ts'

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

/** The flow: a list with a rail where there is little room, else a picture with a band a lane and a column a step. */
export const flowStyle = `
.flow-frame { container-type: inline-size; }
.flow-nodes { margin: 0; padding: 0; list-style: none; }
.flow-lanes, .flow-lines { display: none; }
.node { position: relative; display: grid; grid-template-columns: 1fr auto; gap: 0 .75rem; padding: .4rem .6rem .4rem 2.5rem; border-radius: .35rem; }
.node::before { content: "" / ""; position: absolute; z-index: 1; left: .6rem; top: .55rem; width: 1.35rem; height: 1.35rem; border-radius: 50%; display: grid; place-items: center; font-size: .8rem; font-weight: 700; line-height: 1; color: var(--on-accent); background: var(--paper); border: 2px solid var(--field-edge); }
.node:not(:last-child)::after { content: "" / ""; position: absolute; left: calc(1.275rem - 1px); top: 1.9rem; bottom: -.55rem; width: 2px; background: var(--edge); }
.node .name { grid-column: 1; grid-row: 1; font-weight: 700; line-height: 1.4; }
.node .lane { grid-column: 1; grid-row: 2; }
.node .state { grid-column: 2; grid-row: 1; white-space: nowrap; }
.node .state, .node .lane { font-size: .85em; color: var(--soft); }
.node.done::before { content: "✓" / ""; background: var(--good); border-color: var(--good); }
.node.done .state { color: var(--good); }
.node.current { background: var(--accent-ground); box-shadow: inset 0 0 0 2px var(--accent); }
.node.current::before { content: "▶" / ""; font-size: .6rem; background: var(--accent); border-color: var(--accent); }
.node.current .state { color: var(--accent); font-weight: 700; }
.node.current .lane, .node.stopped .lane { color: var(--ink); }
.node.stopped { background: var(--bad-ground); box-shadow: inset 0 0 0 2px var(--bad); }
.node.stopped::before { content: "■" / ""; font-size: .6rem; background: var(--bad); border-color: var(--bad); }
.node.stopped .state { color: var(--bad); font-weight: 700; }
.node.skipped::before { content: "–" / ""; color: var(--soft); border-style: dashed; }
.node.skipped .name, .node.ahead .name { color: var(--soft); font-weight: 400; }
@container (min-width: 58rem) {
  .flow, .flow-nodes { display: grid; grid-template-rows: repeat(${rowCount}, 6rem); }
  .flow { grid-template-columns: 5.5rem repeat(${columnCount}, minmax(0, 1fr)); }
  .flow-nodes { grid-area: 1 / 2 / -1 / -1; grid-template-columns: repeat(${columnCount}, minmax(0, 1fr)); }
  .flow-lanes { display: contents; }
  .flow-lanes span { grid-column: 1 / -1; padding: .4rem 0 0 .1rem; font-size: .8rem; font-weight: 700; color: var(--soft); border-top: 1px solid var(--edge); }
  .flow-lanes .band-1 { grid-row: 1 / 3; border-top: 0; }
${upTo(rowCount)
  .slice(2)
  .map((row) => `  .flow-lanes .band-${row} { grid-row: ${row}; }`)
  .join('\n')}
  .flow-lines { display: block; grid-area: 1 / 2 / -1 / -1; width: 100%; height: 100%; overflow: visible; }
  .flow-lines path { fill: none; stroke: var(--field-edge); stroke-width: 1.5px; vector-effect: non-scaling-stroke; }
  .flow-lines .head { fill: var(--field-edge); }
  .node { display: flex; flex-direction: column; justify-content: center; margin: .45rem .5rem; padding: .3rem .5rem; font-size: .8rem; background: var(--paper); border: 1px solid var(--field-edge); overflow: hidden; }
  .node:not(:last-child)::after { content: none; }
  .node::before { content: none !important; }
  .node .state { order: -1; white-space: normal; font-size: .92em; line-height: 1.3; }
  .node .name { line-height: 1.3; }
  .node .lane { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .node.done { background: var(--good-ground); border-color: var(--good); }
  .node.done .state::before { content: "✓ " / ""; }
  .node.current { background: var(--accent-ground); border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
  .node.current .state::before { content: "▶ " / ""; }
  .node.stopped { background: var(--bad-ground); border-color: var(--bad); box-shadow: 0 0 0 2px var(--bad); }
  .node.stopped .state::before { content: "■ " / ""; }
  .node.skipped { border-style: dashed; background: var(--ground); }
${upTo(columnCount)
  .map((column) => `  .column-${column} { grid-column: ${column}; }`)
  .join('\n')}
${upTo(rowCount)
  .map((row) => `  .row-${row} { grid-row: ${row}; }`)
  .join('\n')}
}
@container (min-width: 72rem) { .node { font-size: .875rem; } }
`
