/** Colours, type, the frame of a page. Every text colour has a contrast of 4.5:1 or more on its ground. */
export const pageStyle = `
:root {
  --ink: #1b1f24; --soft: #565e68; --ground: #f5f6f8; --paper: #fff; --edge: #cfd5dc; --field-edge: #6f7883;
  --accent: #0b57a4; --good: #1a6b3c; --good-ground: #e6f4ea; --warn: #8a4b00; --warn-ground: #fff4e0;
  --bad: #b3261e; --bad-ground: #fdecea;
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; color: var(--ink); background: var(--ground); font-size: 1rem; line-height: 1.65; overflow-wrap: anywhere;
  font-family: system-ui, -apple-system, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif;
}
.top { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .25rem 1rem; background: var(--ink); color: #fff; padding: .6rem 1rem; }
.top p { margin: 0; font-weight: 700; }
.top a { color: inherit; padding: .25rem 0; }
.top a:focus-visible { outline-color: #fff; }
main { display: block; margin: 0 auto; padding: 1rem; }
main:focus { outline: none; }
main.narrow { max-width: 46rem; }
main.wide { max-width: 84rem; }
h1 { font-size: 1.5rem; line-height: 1.35; margin: .75rem 0; }
h2 { font-size: 1.15rem; line-height: 1.4; margin: 0 0 .6rem; }
.en { color: var(--soft); font-size: .88em; font-weight: 400; }
.top .en { color: #d5dae0; }
section { margin: 1.25rem 0; padding: 1rem; background: var(--paper); border: 1px solid var(--edge); border-radius: .5rem; }
.order-title { font-size: 1.1rem; font-weight: 700; margin: .25rem 0; }
.customer, .aside, .hint, .who, .where, .none { color: var(--soft); }
.aside, .hint, .where { font-size: .9em; }
.lead { font-size: 1.1rem; }
.said { white-space: pre-wrap; margin: .25rem 0; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: block; padding: .5rem 1rem; background: var(--paper); }
.summary, .alarm { border: 2px solid var(--bad); background: var(--bad-ground); }
.summary a { color: var(--bad); }
.returned-reason { border: 2px solid var(--warn); background: var(--warn-ground); }
@media (prefers-contrast: more) { :root { --soft: #2b3036; --edge: #1b1f24; } }
@media print { .top, .skip, .buttons, .reveal { display: none; } section { break-inside: avoid; } }
`
