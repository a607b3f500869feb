/** Forms: fields, hints, errors, buttons. Nothing to press is lower than 2.75rem. */
export const controlsStyle = `
.field { margin: 0 0 1.25rem; }
.field label { display: block; margin-bottom: .2rem; font-weight: 700; }
.field.tick { display: flex; gap: .5rem; align-items: center; min-height: 2.75rem; margin-top: -1rem; padding-left: 1rem; border-left: 4px solid var(--bad); }
.field.tick.own { margin: 0; padding: 0; border: 0; }
.field.tick input { width: 1.5rem; height: 1.5rem; accent-color: var(--accent); }
.hint, .error { margin: 0 0 .3rem; }
.need { display: inline-block; font-size: .75rem; font-weight: 400; line-height: 1.5; margin-left: .4em; padding: 0 .4em; border-radius: .2rem; border: 1px solid currentColor; }
.need.required { color: var(--bad); }
.need.optional { color: var(--soft); }
.wrong { border-left: 4px solid var(--bad); padding-left: .75rem; }
.error { color: var(--bad); font-weight: 700; }
.wanting { display: none; }
.field:has(:user-invalid) > .wanting { display: block; }
.strays { margin: -1rem 0 1.25rem; padding: .25rem 0 0 .75rem; border-left: 4px solid var(--bad); }
.strays p { margin: 0 0 .3rem; }
.strays .field.tick { margin: 0; padding: 0; border: 0; }
.strays mark { margin: 0 .15em; padding: 0 .3em; color: var(--bad); background: var(--bad-ground); border: 1px solid; border-radius: .2rem; }
.error::before { content: "⚠ " / ""; }
input:not([type=checkbox], [type=radio]), textarea, select {
  display: block; width: 100%; min-height: 2.75rem; padding: .5rem .6rem; font: inherit; color: inherit;
  background: var(--paper); border: 1px solid var(--field-edge); border-radius: .35rem;
}
textarea { resize: vertical; field-sizing: content; min-height: 5.5rem; max-height: 24rem; }
[aria-invalid=true] { border: 2px solid var(--bad) !important; scroll-margin-top: 8rem; }
button {
  min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 700; cursor: pointer;
  color: var(--accent); background: var(--paper); border: 2px solid var(--accent); border-radius: .35rem;
}
button:hover { text-decoration: underline; text-underline-offset: .2em; }
button.done { color: var(--on-accent); background: var(--accent); }
button.returned { color: var(--warn); border-color: var(--warn); }
button.reveal { font-weight: 400; padding: .25rem .75rem; border-width: 1px; }
button.unseen { position: absolute; visibility: hidden; }
@media (max-width: 47.99rem) { button.done, button.returned { width: 100%; } }
`
