import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'

const home = new URL('../', import.meta.url).href

// Node strips no types below node_modules by itself, where `npm i -g ./nouhin.tgz` puts the product.
registerHooks({
  load: (url, context, next) =>
    url.startsWith(home) && url.endsWith('.ts')
      ? { format: 'module', shortCircuit: true, source: stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8')) }
      : next(url, context),
})
