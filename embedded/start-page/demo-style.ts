import { html } from 'hono/html'
import type { Markup } from '../../lambdas/views/markup.ts'

export const demoStylePath = '/demo.css'

/** The start page and the mailbox add this to the product's own style sheet. */
export const demoStyleLink: Markup = html`<link rel="stylesheet" href="${demoStylePath}">`

export const demoStyle = `
.steps { margin: 0; padding: 0; list-style: none; counter-reset: step; display: grid; gap: .75rem; }
.steps li { counter-increment: step; padding-left: 2.75rem; position: relative; }
.steps li::before { content: counter(step); position: absolute; left: 0; top: .1rem; width: 2rem; height: 2rem; border-radius: 50%;
  display: grid; place-items: center; font-weight: 700; color: var(--on-accent); background: var(--accent); }
.steps p, .clock p { margin: 0; }
.clock { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; margin: 1.25rem 0; }
.clock button { width: auto; }
.clock .hint { flex-basis: 100%; }
main:has(.panels) { max-width: 84rem; }
.panels { display: grid; gap: 1.25rem; }
.panel { margin: 0; min-width: 0; }
.panel form button { width: 100%; }
.panel h3 { font-size: 1rem; margin: .75rem 0 .25rem; }
.panel .more { margin: .75rem 0 0; }
.rows { margin: .75rem 0 0; padding: 0; list-style: none; }
.rows > li { padding: .5rem 0; border-top: 1px solid var(--edge); }
.rows p { margin: .25rem 0; }
a.button { display: inline-block; padding: .5rem 1rem; min-height: 2.75rem; font-weight: 700; text-decoration: none;
  color: var(--on-accent); background: var(--accent); border-radius: .35rem; }
a.button .aside { color: inherit; font-weight: 400; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
iframe.mail { display: block; width: 100%; height: 34rem; border: 1px solid var(--edge); border-radius: .35rem; background: #fff; }
.choices { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
.choices a { display: inline-block; padding: .25rem 0; }
.choices a[aria-current] { color: inherit; font-weight: 700; text-decoration: none; }
@media (min-width: 60rem) {
  .steps { grid-template-columns: repeat(3, 1fr); gap: 1.5rem; }
  .panels { grid-template-columns: 1fr 1.25fr 1.25fr; align-items: start; }
}
`
