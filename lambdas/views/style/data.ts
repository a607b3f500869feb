/** Labelled values, tables, threads. A table becomes labelled blocks where it has no room. */
export const dataStyle = `
.facts { margin: 0; }
.facts > div { padding: .45rem 0; border-bottom: 1px solid var(--edge); }
.facts > div:last-child { border-bottom: 0; }
.facts dt { color: var(--soft); font-size: .9em; }
.facts dd { margin: 0; }
.facts dd p { margin: 0; }
.left { white-space: nowrap; color: var(--good); }
.left.soon { color: var(--warn); }
.left.overdue { color: var(--bad); }
.memos, .timeline { margin: 0; padding: 0; list-style: none; }
.memos > li, .timeline > li { padding: .6rem 0; border-bottom: 1px solid var(--edge); }
.memos > li:last-child, .timeline > li:last-child { border-bottom: 0; }
.memos p, .timeline p { margin: 0; }
.memos .who { display: flex; flex-wrap: wrap; gap: 0 .75rem; }
.memos .who strong { color: var(--ink); }
.badge { display: inline-block; padding: 0 .5rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .9em; }
.badge.failed, .badge.cancelling { color: var(--bad); background: var(--bad-ground); }
.badge.running, .badge.open { color: var(--warn); background: var(--warn-ground); }
.badge.closed, .badge.delivered { color: var(--good); background: var(--good-ground); }
.stands { margin: 0; padding: 0; list-style: none; }
.data { width: 100%; border-collapse: collapse; }
.data caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.data thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.data tr, .data th[scope=row], .data td { display: block; text-align: left; }
.data tr { padding: .6rem 0; border-bottom: 1px solid var(--edge); }
.data td::before { content: attr(data-label); display: block; color: var(--soft); font-size: .8em; }
.data .customer { display: block; font-weight: 400; }
@media (min-width: 48rem) {
  .facts > div { display: grid; grid-template-columns: 14rem 1fr; gap: 1rem; }
  .data { font-size: .92rem; }
  .data thead { position: static; clip-path: none; display: table-header-group; }
  .data tr { display: table-row; }
  .data th[scope=col], .data th[scope=row], .data td { display: table-cell; vertical-align: top; text-align: left; padding: .45rem .5rem; border-bottom: 1px solid var(--edge); }
  .data td::before { content: none; }
  .data th[scope=row] { min-width: 10rem; }
  .data td { min-width: 5rem; }
}
`
