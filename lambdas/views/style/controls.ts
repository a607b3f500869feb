/** Forms: fields, hints, errors, buttons. Nothing to press is lower than 2.75rem. */
export const controlsStyle = `
.field { margin: 0 0 1.25rem; }
.field label { display: block; font-weight: 700; }
.field.tick { display: flex; gap: .5rem; align-items: center; margin-top: -.75rem; }
.field.tick input { width: 1.5rem; height: 1.5rem; }
.hint, .error { margin: .15rem 0 .3rem; }
.need { font-size: .8em; font-weight: 400; margin-left: .4em; }
.need.required { color: var(--bad); }
.need .en { color: inherit; }
.wrong { border-left: 4px solid var(--bad); padding-left: .75rem; }
.error { color: var(--bad); font-weight: 700; }
.error .en, .summary .en { color: inherit; }
input:not([type=checkbox]), textarea {
  display: block; width: 100%; min-height: 2.75rem; padding: .5rem .6rem; font: inherit; color: inherit;
  background: var(--paper); border: 1px solid var(--field-edge); border-radius: .35rem;
}
[aria-invalid=true] { border: 2px solid var(--bad) !important; }
.buttons { display: flex; flex-direction: column; gap: .75rem; }
button {
  min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 700; cursor: pointer;
  color: var(--accent); background: var(--paper); border: 2px solid var(--accent); border-radius: .35rem;
}
button .en { color: inherit; }
button.done { color: #fff; background: var(--accent); }
button.returned { color: var(--warn); border-color: var(--warn); }
button.reveal { font-weight: 400; padding: .25rem .75rem; }
button.unseen { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); }
@media (min-width: 48rem) { .buttons { flex-direction: row; } }
`
