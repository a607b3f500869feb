import { fileURLToPath } from 'node:url'
import { type BuildOptions, buildSync, type Metafile } from 'esbuild'
import { functionNames } from './names.ts'

export const root = fileURLToPath(new URL('../', import.meta.url))

/** How an entry point of `lambdas/` becomes the one file that Lambda loads. */
export const bundling = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // ES modules where a package has them: what is not used falls away. The SDK goes with us, so that what was tested is what runs.
  mainFields: ['module', 'main'],
  minify: true,
  sourcemap: true,
  // Stack traces need the map alone, which Node reads at every start.
  sourcesContent: false,
  alias: {
    // Its entry for Node looks for files beside itself, in vain inside a bundle, and holds no ES modules.
    '@kintone/rest-api-client': './node_modules/@kintone/rest-api-client/esm/src/index.js',
    http: './lib/bundled-instead/http.cjs',
    'node:http': './lib/bundled-instead/http.cjs',
    // For files that are uploaded; no function does.
    'mime-db': './lib/bundled-instead/mime-db.json',
  },
  // Some dependencies are CommonJS and call `require`, which ES modules lack.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  metafile: true,
} as const satisfies BuildOptions

/** Bundles every function to `folder/<name>/index.mjs`, all in one go, as they share most of what they read. */
export function bundleFunctions(folder: string): Metafile {
  const entryPoints = functionNames.map((name) => ({ in: `lambdas/${name}.ts`, out: `${name}/index` }))
  return buildSync({ ...bundling, entryPoints, outdir: folder, outExtension: { '.js': '.mjs' }, absWorkingDir: root })
    .metafile
}
