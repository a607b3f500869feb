import { readFileSync } from 'node:fs'
import { noOp, product } from '../targets/target.ts'

const { dependencies } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>
}

/** What is measured in turn, the ceiling first. The last two are modules of packages that are installed on demand. */
export const compared = {
  'no-op': { module: noOp, what: 'the no-op peer, the ceiling' },
  product: { module: product, what: 'the product' },
  restate: {
    module: new URL('./restate.ts', import.meta.url),
    what: `Restate ${dependencies['@restatedev/restate-server']}`,
  },
  dbos: {
    module: new URL('./dbos.ts', import.meta.url),
    what: `DBOS ${dependencies['@dbos-inc/dbos-sdk']} on PostgreSQL`,
  },
}
export type Name = keyof typeof compared
export const names = Object.keys(compared) as Name[]
