import { holdingStates } from './holding-states.ts'
import { caseStates, demoStates } from './office-states.ts'
import { refusedStates } from './refused-states.ts'
import type { State } from './scene.ts'
import { settledStates } from './settled-states.ts'
import { taskStates } from './task-states.ts'

/** Every page in every state that a person can meet. */
export const everyState: State[] = [
  ...taskStates,
  ...holdingStates,
  ...settledStates,
  ...refusedStates,
  ...caseStates,
  ...demoStates,
]
