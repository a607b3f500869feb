import { createConsoleLog } from '../console-log.ts'
import { service } from './service.ts'

export const log = createConsoleLog({ service })
