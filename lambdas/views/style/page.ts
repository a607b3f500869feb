/** Colours, type, the frame of a page. Every text colour has a contrast of 4.5:1 or more on its ground. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ink: #1b1f24; --soft: #565e68; --ground: #f5f6f8; --paper: #fff; --edge: #cfd5dc; --field-edge: #6f7883;
  --accent: #0b57a4; --accent-ground: #e7f0fa; --on-accent: #fff; --top: #1b1f24;
  --good: #1a6b3c; --good-ground: #e6f4ea; --warn: #8a4b00; --warn-ground: #fff4e0; --bad: #b3261e; --bad-ground: #fdecea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8eaed; --soft: #b0b7c0; --ground: #14171a; --paper: #1d2125; --edge: #3c434b; --field-edge: #8b949e;
    --accent: #8cbcf5; --accent-ground: #17304d; --on-accent: #0d1a29; --top: #0b0d0f;
    --good: #7fd19a; --good-ground: #14301f; --warn: #f0b45c; --warn-ground: #38280f; --bad: #ff9d94; --bad-ground: #411d1a;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; color: var(--ink); background: var(--ground); font-size: 1rem; line-height: 1.65; overflow-wrap: anywhere;
  font-family: system-ui, -apple-system, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif;
}
.top { display: flex; align-items: center; justify-content: space-between; gap: 1rem; background: var(--top); color: #fff; padding: .35rem 1rem; }
.top p { margin: 0; font-weight: 700; }
.top a, .top .language { display: inline-flex; align-items: center; min-height: 2.25rem; color: #fff; }
.top .language { padding: 0; font-weight: 400; text-decoration: underline; background: none; border: 0; }
.top :focus-visible { outline-color: #fff; }
main { display: block; margin: 0 auto; padding: 1rem; }
main:focus { outline: none; }
main.narrow { max-width: 46rem; }
main.wide { max-width: 84rem; }
h1 { font-size: 1.5rem; line-height: 1.35; margin: .75rem 0; }
h2 { font-size: 1.15rem; line-height: 1.4; margin: 0 0 .6rem; }
h1, h2, h3, p, li, dt, label, button, summary, .node .name { word-break: auto-phrase; }
h1, h2, button { text-wrap: balance; }
.said, bdi { word-break: normal; }
section { margin: 1.25rem 0; padding: 1rem; background: var(--paper); border: 1px solid var(--edge); border-radius: .5rem; }
.customer, .aside, .hint, .who, .where, .none { color: var(--soft); }
.aside, .hint, .where { font-size: .9em; }
.lead { font-size: 1.1rem; }
.notice.good h1::before { content: "✓ " / ""; color: var(--good); }
section > :last-child { margin-bottom: 0; }
time { display: inline-block; }
.said { white-space: pre-wrap; margin: .25rem 0; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; display: block; padding: .5rem 1rem; background: var(--paper); }
.summary, .alarm { border: 2px solid var(--bad); background: var(--bad-ground); }
.summary a { display: block; padding: .15rem 0; color: var(--bad); font-weight: 700; }
.summary ul { margin: 0; padding-left: 1.25rem; }
@media (prefers-contrast: more) { :root { --soft: var(--ink); --edge: var(--ink); --field-edge: var(--ink); } }
`
