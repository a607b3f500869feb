import { describeStates } from './describe-states.ts'
import { caseStates, demoStates } from './states/office-states.ts'

describeStates([...caseStates, ...demoStates], { language: 'ja' })
