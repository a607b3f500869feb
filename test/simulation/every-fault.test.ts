import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { callAt, type FaultKind, faultKinds, isRead, whyNot } from './faults.ts'
import { sitesReached } from './reach.ts'
import { newWorld, simulate } from './simulate.ts'
import { stories, withFault } from './stories.ts'

let sites: Map<string, string>
beforeAll(async () => {
  sites = await sitesReached()
})

/** Plays a story with one fault, and says whether that fired. */
async function play(story: string, kind: FaultKind, site: string, skip = 0): Promise<boolean> {
  const world = newWorld()
  try {
    await simulate(withFault(stories[story] ?? [], kind, site, skip), world)
  } catch (error) {
    throw new Error(`${story}: ${kind} at call ${skip + 1} of ${site}: ${String(error)}`, { cause: error })
  }
  return world.faults.fired.some((fault) => fault.site === site && fault.kind === kind)
}

describe('every call of a port', () => {
  it.each(faultKinds)('may meet a fault, and all invariants hold: %s', async (kind) => {
    const notFired: string[] = []
    for (const [site, story] of sites)
      if (whyNot(kind, callAt(site)) === undefined && !(await play(story, kind, site))) notFired.push(site)
    expect(notFired).toEqual([])
  })

  it.each(['crash-before', 'crash-after'] as const)('every commit of the engine may be the last: %s', async (kind) => {
    const [story = ''] = Object.keys(stories)
    let skip = 0
    while (await play(story, kind, 'engine engine.commit', skip)) skip++
    expect(skip).toBeGreaterThan(15)
  })

  it('of a page that is only looked at is a read', () => {
    const looks = [...sites.keys()].filter((site) => /^TaskPage (GET|HEAD) /.test(site)).map(callAt)
    expect(looks).not.toEqual([])
    expect(looks.filter((call) => !isRead(call))).toEqual([])
  })
})

/** Handlers that read and show: nothing that goes wrong in them is of consequence. */
const showing = ['CaseList', 'CaseCsv', 'CaseXlsx', 'CasePage']
/** Adds to the journal what the mail service tells, by one rule in one put; no step of the process looks at it. */
const noting = ['MailEvents']

it('every handler that acts is in the simulation', () => {
  const folder = new URL('../../lambdas/handlers/', import.meta.url)
  const made = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [
      ...readFileSync(new URL(name, folder), 'utf8').matchAll(/export (?:const|function) create(\w+)Handler\b/g),
    ])
    .flatMap(([, name]) => name ?? [])
  const entries = readFileSync(new URL('entries.ts', import.meta.url), 'utf8')
  const left = made.filter(
    (name) => !entries.includes(`create${name}Handler(deps)`) && !entries.includes(`, create${name}Handler)`),
  )
  expect(left.toSorted()).toEqual([...showing, ...noting].toSorted())
})
