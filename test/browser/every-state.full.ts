import { sizes } from './browser.ts'
import { describeStates } from './describe-states.ts'
import { everyState } from './states/every-state.ts'

/** WCAG 2.2, 1.4.10 Reflow: as wide as a desktop at 400 %. */
const reflow = { width: 320, height: 256 }

/** Where tables and the flow have just enough room, or just not. */
const between = [768, 1024].map((width) => ({ width, height: 900 }))
const windows = [...Object.values(sizes), reflow, ...between]
const schemes = ['light', 'dark'] as const

describeStates(everyState, { language: 'ja', windows, schemes })
describeStates(everyState, { language: 'en', windows })
