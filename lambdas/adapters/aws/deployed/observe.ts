import { createObserve } from '../observe.ts'
import { log } from './log.ts'
import { kintoneTrouble } from './metrics.ts'

export const observe = createObserve({ log, trouble: kintoneTrouble })
