import type { Guard } from './guard.ts'
import { accessGuards } from './guards/access.ts'
import { answerGuards } from './guards/answers.ts'
import { diskGuards } from './guards/disk.ts'
import { executionGuards } from './guards/executions.ts'
import { fenceGuards } from './guards/fence.ts'
import { kintoneGuards } from './guards/kintone.ts'
import { storeGuards } from './guards/stores.ts'

/** Every guard, by what it is for. */
export const guards: readonly Guard[] = [
  ...storeGuards,
  ...fenceGuards,
  ...kintoneGuards,
  ...answerGuards,
  ...executionGuards,
  ...diskGuards,
  ...accessGuards,
]
