import { build } from 'esbuild'
import { bundling } from '../../lib/bundling.ts'

export interface Bundle {
  /** Without its source map. */
  bytes: number
  /** Of `node_modules`, those that have left anything in it. */
  packages: string[]
}

/** Bundles an entry point, a file or a text, as it is deployed. `outfile` is written only if it is named. */
export async function bundle(entry: { file: string } | { text: string }, outfile?: string): Promise<Bundle> {
  const { banner, ...options } = bundling
  const { metafile } = await build({
    ...options,
    banner: { js: banner },
    ...('file' in entry
      ? { entryPoints: [entry.file] }
      : { stdin: { contents: entry.text, resolveDir: process.cwd() } }),
    bundle: true,
    platform: 'node',
    format: 'esm',
    sourcemap: true,
    outfile: outfile ?? 'index.mjs',
    write: outfile !== undefined,
    metafile: true,
  })
  const [output] = Object.entries(metafile.outputs).filter(([file]) => file.endsWith('.mjs'))
  if (!output) throw new Error('esbuild made nothing')
  const [, { bytes, inputs }] = output
  const held = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return { bytes, packages: [...new Set(held.flatMap(([file]) => packageOf(file) ?? []))] }
}

/** A package may hold another one's copy: the innermost counts. */
const packageOf = (file: string) => /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]
