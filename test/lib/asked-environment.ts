import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FunctionName } from '../../lib/names.ts'

/** The environment variables that an entry point reads, through whatever adapters it imports. */
export function askedEnvironment(name: FunctionName): string[] {
  const asked = new Set<string>()
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    const source = readFileSync(file, 'utf8')
    for (const [call] of source.matchAll(/readEnvironment\([^)]*\)/g))
      for (const [, variable = ''] of call.matchAll(/'(\w+)'/g)) asked.add(variable)
    for (const [, path = ''] of source.matchAll(/from '(\.[^']+)'/g))
      if (join(dirname(file), path).startsWith('lambdas/adapters/aws/')) visit(join(dirname(file), path))
  }
  visit(`lambdas/${name}.ts`)
  return [...asked].sort()
}
