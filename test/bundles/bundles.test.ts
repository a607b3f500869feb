import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { functionNames } from '../../lib/names.ts'
import { budgets } from './budgets.ts'
import { bundle } from './bundle.ts'

const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const named = new Set(Object.keys({ ...dependencies, ...devDependencies }))

describe.each(functionNames)('the bundle of %s', (name) => {
  const bundling = bundle({ file: `lambdas/${name}.ts` })

  // All are bundled at once, and the first to be looked at waits for most of them.
  it('keeps to its budget', async () => {
    expect((await bundling).bytes).toBeLessThanOrEqual(budgets[name].bytes)
  })

  it('holds no package that the function has no use for', async () => {
    const held = (await bundling).packages.filter((one) => named.has(one))
    expect(held.filter((one) => !budgets[name].packages.includes(one))).toEqual([])
  })
})
