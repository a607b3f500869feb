/** The task page: one column on a phone; from 64rem on what to know stands beside what to do. */
export const taskStyle = `
.task-head { margin: .5rem 0 1rem; }
.task-head p { margin: .2rem 0; }
.task-head h1 { margin: .1rem 0 .4rem; }
.eyebrow { color: var(--soft); font-weight: 700; font-size: .9rem; }
.order-title { font-size: 1.15rem; font-weight: 700; }
.due { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .6rem; }
.due .label { color: var(--soft); font-size: .9em; }
.due .left { padding: 0 .6rem; border-radius: 1rem; background: var(--good-ground); }
.due .left.soon { background: var(--warn-ground); }
.due .left.overdue { background: var(--bad-ground); }
.holder { display: grid; gap: .5rem; align-items: center; padding: .75rem 1rem; }
.holder h2 { font-size: .9rem; color: var(--soft); margin: 0; }
.holder p { margin: 0; }
.holder.other, .returned-reason { border: 2px solid var(--warn); background: var(--warn-ground); }
.holder.other h2, .holder.other p, .returned-reason .who { color: var(--ink); }
.returning { border-left: .4rem solid var(--warn); }
.secret { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; user-select: all; }
.secret + .aside { display: block; }
.member-acts details { border-top: 1px solid var(--edge); }
.member-acts details:last-child { border-bottom: 1px solid var(--edge); }
.member-acts summary { display: flex; align-items: center; gap: .6rem; min-height: 2.75rem; font-weight: 700; color: var(--accent); cursor: pointer; list-style: none; }
.member-acts summary::-webkit-details-marker { display: none; }
.member-acts summary::before { content: "＋" / ""; }
.member-acts [open] > summary::before { content: "－" / ""; }
.member-acts form { padding: 0 0 1rem; }
.yours { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; margin: 1rem 0; }
@media (min-width: 48rem) {
  .holder { grid-template-columns: 1fr auto; }
  .holder > :not(button) { grid-column: 1; }
  .holder button { grid-column: 2; grid-row: 1 / span 4; }
}
@media (min-width: 64rem) {
  .task-columns { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 0 1.25rem; align-items: start; }
  .task-columns .facts > div { grid-template-columns: 9rem 1fr; }
  .task-columns section { margin: 0 0 1.25rem; }
}
`
