import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, it } from '@jest/globals'

const statically = /^(?:import|export)\s(?!type\s)[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm
const lazily = /\bimport\('([^']+)'\)/g

/** What a module brings in, and what those bring in, but for types; the packages by name. */
function reach(entry: string, isLazyTaken: (target: string) => boolean): Set<string> {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    const source = readFileSync(file, 'utf8')
    const now = [...source.matchAll(statically)].map(([, from, bare]) => from ?? bare ?? '')
    const later = [...source.matchAll(lazily)].map(([, target = '']) => target).filter(isLazyTaken)
    for (const target of [...now, ...later]) {
      if (target.startsWith('.')) visit(resolve(dirname(file), target))
      else seen.add(target)
    }
  }
  visit(resolve(entry))
  return seen
}
const sdk = (found: Set<string>) => [...found].filter((name) => /^(@aws-sdk|@smithy|aws-cdk-lib)/.test(name))

it('nothing but a stage on AWS needs the AWS SDK, which an installation for use lacks', () => {
  const found = reach('bin/main.ts', (target) => !target.includes('aws-site'))
  expect(sdk(found)).toEqual([])
  expect(found).toContain(resolve('bin/embedded-site/embedded-site.ts'))
  expect(found).toContain(resolve('bin/start.ts'))
  // the same look does see it where it is
  expect(sdk(reach('bin/aws-site/aws-site.ts', () => true)).length).toBeGreaterThan(3)
})
