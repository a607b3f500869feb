import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'

interface LockedPackage {
  readonly resolved?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, LockedPackage>>
}
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

describe('package-lock.json', () => {
  // `npm ci` refuses a lock file that lacks them, on every platform; `npm install` can leave them out in silence.
  test('holds every optional package, those of other platforms too', () => {
    const locked = new Set(Object.keys(packages).map(nameOf))
    const named = Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}))

    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => !locked.has(name))).toEqual([])
  })

  test('names no host a package came from', () => {
    expect(Object.values(packages).filter((one) => one.resolved?.startsWith('http'))).toEqual([])
  })
})
