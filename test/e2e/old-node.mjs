// The launcher takes the Node that loads this first for an older one; the Node that is handed over to is what it is.
if (process.env.NOUHIN_LAUNCHER === undefined) {
  Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })
  process.execArgv.splice(0)
}
