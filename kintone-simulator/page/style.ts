/** The page's one style sheet: phone first, where a table's rows turn into cards. */
export const style = `
:root { --ink: #1b1f24; --soft: #565e68; --ground: #f5f6f8; --paper: #fff; --edge: #cfd5dc; --field-edge: #6f7883;
  --accent: #0b57a4; --kintone: #ffbf00; --bad: #b3261e; --bad-ground: #fdecea; }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; color: var(--ink); background: var(--ground); font-size: 1rem; line-height: 1.65; overflow-wrap: anywhere;
  font-family: system-ui, -apple-system, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: block; padding: .5rem 1rem; background: var(--paper); }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .9rem; padding: .6rem 1rem; background: var(--kintone); }
.top p { margin: 0; font-weight: 700; }
.top a { color: var(--ink); padding: .25rem 0; }
.top .language { margin-left: auto; }
main { margin: 0 auto; padding: 1rem; max-width: 46rem; }
main.wide { max-width: 84rem; }
main:focus { outline: none; }
h1 { font-size: 1.5rem; line-height: 1.35; margin: .75rem 0; } h2 { font-size: 1.15rem; margin: 0 0 .6rem; }
section { margin: 1.25rem 0; padding: 1rem; background: var(--paper); border: 1px solid var(--edge); border-radius: .5rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.soft, small { color: var(--soft); font-size: .9em; font-weight: 400; }
table { border-collapse: collapse; width: 100%; }
thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
tr, th, td { display: block; text-align: left; }
tbody tr { padding: .75rem 0; border-bottom: 1px solid var(--edge); }
tbody tr:last-child { border-bottom: 0; }
tbody th { font-size: 1.05rem; }
td { display: grid; grid-template-columns: 8.5rem 1fr; gap: .5rem; }
td::before { content: attr(data-label); color: var(--soft); font-size: .9em; }
.status { font-weight: 700; }
fieldset, .field { border: 0; margin: 0 0 1.25rem; padding: 0; min-width: 0; }
label, legend { display: block; font-weight: 700; padding: 0; }
.choice { display: flex; align-items: center; gap: .5rem; min-height: 2.25rem; font-weight: 400; }
.choice input { width: 1.5rem; height: 1.5rem; flex: none; margin: 0; }
.choices { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
input[type=text], input[type=datetime-local], textarea { display: block; width: 100%; min-height: 2.75rem; padding: .5rem .6rem;
  font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--field-edge); border-radius: .35rem; }
[aria-invalid=true] { border: 2px solid var(--bad) !important; }
button, .button { display: inline-block; min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 700; cursor: pointer;
  color: #fff; background: var(--accent); border: 2px solid var(--accent); border-radius: .35rem; text-decoration: none; }
button.quiet { color: var(--accent); background: var(--paper); }
.problem { color: var(--bad); font-weight: 700; margin: .25rem 0 0; }
.notice { padding: .5rem 1rem; border: 2px solid var(--bad); border-radius: .5rem; background: var(--bad-ground); }
@media (min-width: 72rem) {
  thead { position: static; clip-path: none; display: table-header-group; }
  table { font-size: .92rem; } tr { display: table-row; }
  th, td { display: table-cell; vertical-align: top; padding: .45rem .5rem; border-bottom: 1px solid var(--edge); }
  tbody th { font-size: inherit; }
  thead th, tbody th, td[lang] { white-space: nowrap; }
  td::before { content: none; }
}
`
