import { describeStates } from './describe-states.ts'
import { holdingStates } from './states/holding-states.ts'
import { refusedStates } from './states/refused-states.ts'
import { settledStates } from './states/settled-states.ts'

describeStates([...holdingStates, ...settledStates, ...refusedStates], { language: 'ja' })
