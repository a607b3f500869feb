import { controlsStyle } from './style/controls.ts'
import { dataStyle } from './style/data.ts'
import { flowStyle } from './style/flow.ts'
import { pageStyle } from './style/page.ts'

/** The one style sheet, served at `styleSheetPath`: phone first, wider from 48rem on. */
export const styleSheet: string = [pageStyle, controlsStyle, dataStyle, flowStyle].join('\n')
