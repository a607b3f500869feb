import { fingerprint } from '../core/fingerprint.ts'
import { consoleStyle } from './console/console-style.ts'
import { controlsStyle } from './style/controls.ts'
import { dataStyle } from './style/data.ts'
import { flowStyle } from './style/flow.ts'
import { mediaStyle } from './style/media.ts'
import { pageStyle } from './style/page.ts'
import { taskStyle } from './style/task.ts'

/** The one style sheet, served at `styleSheetPath`: phone first, wider from 48rem on. */
export const styleSheet: string = [
  pageStyle,
  controlsStyle,
  dataStyle,
  flowStyle,
  taskStyle,
  consoleStyle,
  mediaStyle,
].join('\n')
export const styleSheetVersion = fingerprint(styleSheet)
/** Another style sheet has another address, so that browsers may keep each for good. */
export const styleSheetPath = `/style.css?v=${styleSheetVersion}`
