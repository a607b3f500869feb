import { createConsoleLog } from '../console-log.ts'

export const log = createConsoleLog()
