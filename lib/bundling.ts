/** How an entry point of `lambdas/` becomes the one file that Lambda loads, in esbuild's own words. */
export const bundling = {
  target: 'node24',
  // ES modules where a package has them: what is not used falls away.
  mainFields: ['module', 'main'],
  minify: true,
  // Stack traces need the map alone, which Node reads at every start.
  sourcesContent: false,
  // Its entry for Node looks for files beside itself, in vain inside a bundle, and holds no ES modules.
  alias: { '@kintone/rest-api-client': './node_modules/@kintone/rest-api-client/esm/src/index.js' },
  // Some dependencies are CommonJS and call `require`, which ES modules lack.
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
}

/** Of every function's process. */
export const nodeOptions = '--enable-source-maps'
