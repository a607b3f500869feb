/** The case list and the case page: cards on a phone, tables from 60rem on. */
export const consoleStyle = `
.unseen:not(button) { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.heading { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1.5rem; }
.heading .beside { margin: 0 0 .5rem; display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.heading .beside a { display: inline-block; padding: .5rem 0; }
.told { margin: 1rem 0; padding: .75rem 1rem; background: var(--good-ground); border: 2px solid var(--good); border-radius: .5rem; font-weight: 700; }
.told.refused { background: var(--warn-ground); border-color: var(--warn); }
.failures { margin: 0; padding: 0; list-style: none; }
.failures > li { padding: .5rem 0; }
.failures p { margin: 0 0 .4rem; }
.failures > li + li { border-top: 1px solid var(--edge); }
.alarm .aside, .alarm .hint, .alarm dt { color: var(--ink); }
code { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: .92em; }
.tabs { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0 0 1rem; padding: .25rem 0; list-style: none; }
.tabs a { display: flex; gap: .4rem; align-items: center; min-height: 2.75rem; padding: 0 .9rem; white-space: nowrap; text-decoration: none; color: var(--ink); background: var(--paper); border: 1px solid var(--field-edge); border-radius: 1.4rem; }
.tabs a[aria-current] { color: var(--on-accent); background: var(--accent); border-color: var(--accent); font-weight: 700; }
.tabs .count { font-size: .9em; font-variant-numeric: tabular-nums; }
.search { margin: 0 0 1rem; }
.search .field { margin: 0 0 .5rem; }
.search .row { display: flex; gap: .5rem; }
.search .row input { flex: 1; min-width: 0; }
.search .row button { flex: none; width: auto; }
.data .badge { white-space: nowrap; }
.search details { margin: .25rem 0; }
.search summary { padding: .5rem 0; color: var(--accent); cursor: pointer; }
.search p { margin: 0; }
.search p a { display: inline-block; padding: .5rem 0; }
.filters { display: grid; gap: 0 1rem; }
.ticks .tick { display: flex; gap: .5rem; align-items: center; min-height: 2.75rem; }
.ticks input { width: 1.5rem; height: 1.5rem; flex: none; }
select { display: block; width: 100%; min-height: 2.75rem; padding: .5rem .6rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--field-edge); border-radius: .35rem; }
.cases { display: block; width: 100%; border-collapse: collapse; }
.cases caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.cases thead { display: none; }
.cases tbody { display: grid; gap: .75rem; }
.cases tbody tr { display: block; position: relative; padding: .75rem 1rem; background: var(--paper); border: 1px solid var(--edge); border-left: .4rem solid var(--field-edge); border-radius: .5rem; }
.cases tr.is-failed { border-left-color: var(--bad); background: var(--bad-ground); }
.cases tr.is-overdue { border-left-color: var(--bad); }
.cases tr.is-ended { border-left-color: var(--good); }
.cases th[scope=row], .cases td { display: block; text-align: left; font-weight: 400; }
.cases .nothing { display: none; }
.cases .case-link { display: inline-block; font-size: 1.1rem; font-weight: 700; }
.cases .case-link::after { content: ""; position: absolute; inset: 0; }
.cases .aside { display: block; color: var(--soft); }
.is-failed .aside, .is-failed .none { color: var(--ink); }
.cases td { margin-top: .25rem; }
.cases td[data-label]::before { content: attr(data-label) " "; color: var(--soft); font-size: .85em; }
.is-failed td[data-label]::before { color: var(--ink); }
.cases tr td:nth-child(2)::before, .cases tr td:nth-child(3)::before { content: none; }
.cases td:nth-child(n+4) { font-size: .92em; }
.stands .place { font-weight: 700; }
.cases .stands .aside { font-size: .88em; }
.figures tr { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem 1rem; }
.figures th[scope=row] { grid-column: 1 / -1; }
.variables > div { display: grid; grid-template-columns: 2fr 3fr; gap: 1rem; }
.variables dd { overflow-wrap: anywhere; }
.variables code { display: block; color: var(--soft); font-size: .85em; font-weight: 400; }
.acts details { margin: 0 0 1rem; border: 1px solid var(--edge); border-radius: .35rem; }
.acts summary { padding: .6rem .9rem; min-height: 2.75rem; cursor: pointer; font-weight: 700; color: var(--accent); }
.acts .cancel summary { color: var(--warn); }
.acts details form { margin: 0; padding: .25rem .9rem .9rem; }
.pages { display: flex; gap: 1.5rem; align-items: center; justify-content: center; margin: 1rem 0; }
.pages a { display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0 1rem; border: 1px solid var(--accent); border-radius: .35rem; text-decoration: none; }
.bar { display: block; max-width: 100%; margin: .2rem 0; }
.bar .scale { fill: var(--edge); }
.bar .waiting { fill: var(--warn); }
.bar .work { fill: var(--accent); }
.bar .rework { fill: var(--bad); }
.timeline { display: block; }
.timeline > li { display: grid; gap: 0 1rem; }
.timeline .when { color: var(--soft); font-size: .9em; }
.task-acts { padding: 0 0 .25rem; margin: 0 0 1rem; border-bottom: 1px solid var(--edge); }
.task-acts h3 { font-size: 1rem; margin: 0 0 .25rem; }
.acts form { margin: 0 0 1rem; }
.acts .hint { margin: 0 0 .5rem; }
.from-to { display: grid; gap: 0 1rem; }
.from-to .field { margin: 0 0 .5rem; }
@media (min-width: 48rem) {
  .filters { grid-template-columns: repeat(3, 1fr); }
  .ticks { grid-column: 1 / -1; display: flex; gap: 1.5rem; }
  .search .row { max-width: 40rem; }
  .from-to { grid-template-columns: 1fr 1fr; max-width: 40rem; }
  .acts #reason { max-width: 40rem; }
  .timeline > li { grid-template-columns: 15rem 1fr; align-items: baseline; }
  .data th[scope=col] { white-space: nowrap; }
  .data .aside { display: block; }
  .figures tr { display: table-row; }
  .variables { columns: 2; column-gap: 2rem; }
  .variables > div { break-inside: avoid; grid-template-columns: 2fr 3fr; }
}
@media (min-width: 60rem) {
  .cases { display: table; border-collapse: separate; border-spacing: 0; background: var(--paper); border: 1px solid var(--edge); font-size: .92rem; }
  .cases thead { display: table-header-group; }
  .cases tbody { display: table-row-group; }
  .cases tr, .cases tbody tr { display: table-row; }
  .cases th[scope=col], .cases th[scope=row], .cases td, .cases .nothing { display: table-cell; vertical-align: top; padding: .5rem .6rem; text-align: left; border-bottom: 1px solid var(--edge); }
  .cases thead th[scope=col] { white-space: nowrap; vertical-align: middle; background: var(--ground); }
  .cases th[scope=col] a { display: inline-block; padding: .25rem 0; color: inherit; }
  .cases .way { display: inline-block; width: 1.2em; margin-left: .2em; text-align: center; }
  .cases th[scope=row] { border-left: .4rem solid transparent; max-width: 22rem; }
  .cases tr.is-failed th[scope=row], .cases tr.is-overdue th[scope=row] { border-left-color: var(--bad); }
  .cases tr.is-ended th[scope=row] { border-left-color: var(--good); }
  .cases tr td[data-label]::before { content: none; }
  .cases td { margin: 0; font-size: 1em; }
  .cases td:nth-child(n+4) { font-size: 1em; }
  .cases .case-link { font-size: 1rem; }
  .cases .case-link::after { content: none; }
  .cases .left { display: block; }
  .cases time { white-space: nowrap; }
  .cases th[scope=row] { width: 27%; }
}
`
