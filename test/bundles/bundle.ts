import { join, relative } from 'node:path'
import { buildSync, type Metafile } from 'esbuild'
import { bundleFunctions, bundling, root } from '../../lib/bundling.ts'
import type { FunctionName } from '../../lib/names.ts'

export interface Bundle {
  file: string
  /** Without its source map. */
  bytes: number
  /** Of `node_modules`, those that have left anything in it. */
  packages: string[]
}

/** Bundles every function as it is deployed, below the folder. */
export function functionBundles(folder: string): (name: FunctionName) => Bundle {
  const { outputs } = bundleFunctions(folder)
  return (name) => bundleIn(outputs, join(folder, name, 'index.mjs'))
}

/** Bundles a text as functions are, with all packages as they come. */
export function bundleText(contents: string, outfile: string): Bundle {
  const stdin = { contents, resolveDir: root }
  const options = { ...bundling, alias: {}, stdin, outfile, absWorkingDir: root }
  return bundleIn(buildSync(options).metafile.outputs, outfile)
}

function bundleIn(outputs: Metafile['outputs'], file: string): Bundle {
  // What it names its outputs by is relative to where it works.
  const output = outputs[relative(root, file).replaceAll('\\', '/')]
  if (!output) throw new Error(`esbuild made no ${file}`)
  const held = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return { file, bytes: output.bytes, packages: [...new Set(held.flatMap(([path]) => packageOf(path) ?? []))] }
}

/** A package may hold another one's copy: the innermost counts. */
const packageOf = (file: string) => /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]
