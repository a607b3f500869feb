import type { KillAt } from '../../e2e/place-process.ts'
import type { Chance } from '../chance.ts'

export interface Death {
  /** At a durable write, counted from the start… */
  killAt?: KillAt
  /** …or so many milliseconds after the process was started, or had begun to listen. */
  after: 'spawn' | 'ready'
  ms: number
}

/** A process that makes fewer writes than its death waits for is killed anyway. */
const longestLifeMs = 1_500

/** A moment for the plug to be pulled: around a write, here or in kintone, while people are at work, or during the start. */
export function drawDeath(chance: Chance): Death {
  if (chance.isIn(0.1)) return { after: 'spawn', ms: 100 + chance.below(900) }
  if (chance.isIn(0.35)) return { after: 'ready', ms: chance.below(600) }
  if (chance.isIn(0.4)) return { killAt: { moment: 'kintone', write: 1 }, after: 'ready', ms: longestLifeMs }
  const killAt = { moment: chance.pick(['before', 'after'] as const), write: 1 + chance.below(40) }
  return { killAt, after: 'ready', ms: longestLifeMs }
}
