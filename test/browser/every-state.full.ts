import { sizes } from './browser.ts'
import { describeStates } from './describe-states.ts'
import { everyState } from './states/every-state.ts'

/** WCAG 2.2, 1.4.10 Reflow: as wide as a desktop at 400 %. */
const reflow = { width: 320, height: 256 }

describeStates(everyState, { language: 'ja', windows: [...Object.values(sizes), reflow] })
describeStates(everyState, { language: 'en', windows: [...Object.values(sizes), reflow] })
