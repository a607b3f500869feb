import { describeStates } from './describe-states.ts'
import { everyState } from './states/every-state.ts'

const few = [
  '1-2, open',
  '2, everything is wrong',
  'completed',
  'expired',
  'the case list',
  'a case in its second round',
  'the start page',
  'a mail',
  'the simulated kintone',
]

describeStates(
  everyState.filter(({ name }) => few.includes(name)),
  { language: 'en' },
)
