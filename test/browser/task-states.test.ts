import { describeStates } from './describe-states.ts'
import { taskStates } from './states/task-states.ts'

describeStates(taskStates, { language: 'ja' })
