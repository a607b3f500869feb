/** What other media change: colours that the reader's system forces, paper. It comes last, for it overrules the rest. */
export const mediaStyle = `
@media (forced-colors: active) {
  .node.current, .node.stopped { outline: 3px solid Highlight; outline-offset: -3px; }
  .tabs a[aria-current] { outline: 2px solid Highlight; }
}
@media print {
  :root { --ink: #000; --soft: #333; --ground: #fff; --paper: #fff; --edge: #999; }
  .top, .skip, button, .acts, .holder, .returning, .told, .search, .tabs, .pages, .beside, .live-hint { display: none !important; }
  main { max-width: none; padding: 0; }
  section { break-inside: avoid; padding: .5rem 0; border-width: 1px 0 0; border-radius: 0; }
}
`
