import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { functionNames } from '../../lib/names.ts'
import { budgets } from './budgets.ts'
import { functionBundles } from './bundle.ts'

const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const named = new Set(Object.keys({ ...dependencies, ...devDependencies }))

const folder = mkdtempSync(join(tmpdir(), 'bundles-'))
const bundleOf = functionBundles(folder)
afterAll(() => rmSync(folder, { recursive: true }))

describe.each(functionNames)('the bundle of %s', (name) => {
  it('keeps to its budget', () => {
    expect(bundleOf(name).bytes).toBeLessThanOrEqual(budgets[name].bytes)
  })

  it('holds no package that the function has no use for', () => {
    const held = bundleOf(name).packages.filter((one) => named.has(one))
    expect(held.filter((one) => !budgets[name].packages.includes(one))).toEqual([])
  })
})
