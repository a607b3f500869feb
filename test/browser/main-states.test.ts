import { describeStates } from './describe-states.ts'
import { everyState } from './states/every-state.ts'

/** One page of each kind in Japanese; every state in both languages: every-state.full.ts. */
const main = [
  '1-1, open',
  '1-2, open',
  '2, everything is wrong',
  '1-2, the licence key shown',
  '1-1, held by a colleague',
  'completed',
  'already answered by a colleague',
  'cancelled',
  'expired',
  'a new link asked for',
  'forged',
  'the case list, narrowed and with something to retry',
  'a case in its second round',
  'a case that has failed',
  'the start page',
  'the simulated kintone',
]
const alsoInEnglish = [
  '2, everything is wrong',
  'completed',
  'expired',
  'the case list',
  'a case in its second round',
  'the start page',
  'a mail',
]

const named = (names: readonly string[]) =>
  names.map((name) => {
    const state = everyState.find((one) => one.name === name)
    if (!state) throw new Error(`There is no state ${name}.`)
    return state
  })

describeStates(named(main), { language: 'ja' })
describeStates(named(alsoInEnglish), { language: 'en' })
