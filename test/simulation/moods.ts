import type { Act } from './acts.ts'
import { type FaultKind, faultKinds } from './faults.ts'

const everyStep = 100_000

/** What a sequence is about: some things go wrong only when several acts meet that seldom come one by one. */
export interface Mood {
  weight: number
  /** How often each act comes, against the others. */
  acts: Record<Act['do'], number>
  kinds: readonly FaultKind[]
  /** Functions that meet half of the faults. */
  fns: readonly string[]
  /** What time goes forward by, in seconds. */
  pauses: readonly number[]
  /** How many steps are taken until the next command. */
  steps: readonly number[]
}

/** Called but once or twice an order: a fault of whatever call comes hardly finds them. */
const seldom = [
  'FetchRecord x1',
  'SetVariables x2',
  'SetVariables x2′',
  'UpdateRecord x3',
  'OpenTask',
  'SetVariables x4',
  'UpdateRecord x5',
  'CaseActs cancel',
]

const usual: Mood = {
  weight: 3,
  acts: {
    ...{ add: 8, edit: 8, touch: 4, remove: 2 },
    ...{
      work: 36,
      stale: 4,
      look: 4,
      renew: 2,
      'renew-end': 1,
      reveal: 1,
      claim: 2,
      'take-over': 1,
      'hand-over': 1,
      memo: 1,
    },
    ...{ cancel: 4, retry: 2, 'retry-all': 1, 'set-back': 1, resend: 1, reassign: 1 },
    ...{ leave: 3, come: 3 },
    ...{ 'ask-more': 3, 'ask-less': 2, fill: 4 },
    ...{ patrol: 7, reconcile: 3, forward: 12, fault: 32, down: 2, up: 2, crash: 2, late: 2, rotate: 2 },
  },
  kinds: faultKinds,
  fns: seldom,
  pauses: [5, 15, 61, 600, 7_200, 86_400, 8_000_000],
  steps: [everyStep, everyStep, everyStep, 0, 2, 8, 30],
}

const none = Object.fromEntries(Object.keys(usual.acts).map((act) => [act, 0])) as Mood['acts']

/** People and operations pull at one record while its process begins, and what the process does comes late. */
const contested: Mood = {
  ...usual,
  weight: 1,
  acts: { ...none, edit: 40, touch: 4, cancel: 24, fault: 32, late: 4, forward: 2, reconcile: 4, work: 1 },
  kinds: ['slow', 'slow', 'lags'],
  fns: ['FetchRecord x1', 'SetVariables x2′', 'UpdateRecord x3', 'UpdateRecord x3'],
  pauses: [5, 15],
}

/** Tries of one state meet: what was given up goes on, and what has failed is redriven. */
const retried: Mood = {
  ...usual,
  weight: 1,
  acts: { ...usual.acts, add: 2, edit: 12, work: 24, retry: 16, forward: 32, late: 16, patrol: 2, cancel: 1 },
  kinds: ['lags', 'lags', 'lags', 'outlives', 'dies-before', 'lost', 'refused'],
  pauses: [5, 5, 15],
}

/** Links are taken back while they are clicked, and people leave and come. */
const relinked: Mood = {
  ...usual,
  weight: 1,
  acts: {
    ...usual.acts,
    add: 1,
    edit: 1,
    remove: 0,
    cancel: 1,
    work: 48,
    renew: 32,
    'renew-end': 8,
    reassign: 12,
    claim: 6,
    memo: 6,
    leave: 8,
    come: 8,
    patrol: 12,
    fault: 8,
  },
  steps: [everyStep, 0, 0, 2, 4, 8],
}

export const moods: readonly Mood[] = [usual, contested, retried, relinked]
