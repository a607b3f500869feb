import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FunctionName, functionNames } from '../../lib/names.ts'
import { budgets } from './budgets.ts'
import { type Bundle, bundleText, functionBundles } from './bundle.ts'
import { importTimes } from './import-times.ts'
import { sdkOnly } from './sdk-only.ts'

const aim = 1.25
/** kintone's client brings its own HTTP client. */
const kintoneAim = 1.6

const folder = await mkdtemp(join(tmpdir(), 'bundles-'))
try {
  const bundleOf = functionBundles(folder)
  const rows = functionNames.map((name) => [name, look(name, bundleOf(name))] as const)
  console.table(Object.fromEntries(rows))
  console.log(
    'import ms: CPU time, median of 9 fresh processes each, in turns; ratio: to a bundle of just the SDK clients it has.',
  )
} finally {
  await rm(folder, { recursive: true })
}

function look(name: FunctionName, { file, bytes, packages }: Bundle) {
  const { bytes: budget } = budgets[name]
  const sdk = sdkOnly(packages)
  if (sdk === '') return { bytes, budget }
  const sdkFile = join(folder, name, 'sdk', 'index.mjs')
  bundleText(sdk, sdkFile)
  const [own = 0, base = 1] = importTimes([file, sdkFile])
  return {
    bytes,
    budget,
    'import ms': Math.round(own),
    'SDK alone ms': Math.round(base),
    ratio: Number((own / base).toFixed(2)),
    aim: packages.includes('@kintone/rest-api-client') ? kintoneAim : aim,
  }
}
