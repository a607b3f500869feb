/** The flow: a list on a phone; from 60rem on a grid with a row a lane and a column a step. */
const eight = [1, 2, 3, 4, 5, 6, 7, 8]
const four = [1, 2, 3, 4]

export const flowStyle = `
.flow { margin: 0; padding: 0; list-style: none; display: grid; gap: .35rem; }
.node { display: grid; grid-template-columns: 8.5rem 1fr; align-items: baseline; padding: .3rem .6rem; border: 1px solid var(--edge); border-left-width: .4rem; border-radius: .35rem; background: var(--paper); }
.node .name { font-weight: 700; line-height: 1.35; }
.node .state, .node .lane { font-size: .85em; color: var(--soft); }
.node .lane { grid-column: 2; }
.node.done { border-color: var(--good); }
.node.done .state { color: var(--good); }
.node.done .state::before { content: "✓ "; }
.node.current { border: 2px solid var(--accent); border-left-width: .4rem; background: #e7f0fa; }
.node.current .state { color: var(--accent); font-weight: 700; }
.node.current .state::before { content: "▶ "; }
.node.stopped { border-color: var(--bad); background: var(--bad-ground); }
.node.stopped .state { color: var(--bad); font-weight: 700; }
.node.stopped .state::before { content: "■ "; }
.node.skipped { border-style: dashed; }
.node.skipped .name { color: var(--soft); font-weight: 400; }
@media (min-width: 60rem) {
  main.wide .flow { grid-template: repeat(4, auto) / repeat(8, 1fr); gap: .6rem; }
  main.wide .node { display: block; padding: .4rem .5rem; font-size: .85rem; }
  main.wide .node > span { display: block; }
${eight.map((column) => `  main.wide .column-${column} { grid-column: ${column}; }`).join('\n')}
${four.map((row) => `  main.wide .row-${row} { grid-row: ${row}; }`).join('\n')}
}
`
