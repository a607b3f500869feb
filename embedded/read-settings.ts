import { readFileSync } from 'node:fs'
import { parseSettings, type Settings, SettingsInvalid } from '../settings/settings.ts'
import { jsonRule, parseJson } from './parse-json.ts'

/** @throws SettingsInvalid, which names the file and each key with its rule */
export function readSettings(file: string): Settings {
  try {
    return parseSettings(parseJson(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof SettingsInvalid) throw new SettingsInvalid(error.problems, { file })
    if (error instanceof SyntaxError) throw new SettingsInvalid([jsonRule(error)], { file, cause: error })
    throw new SettingsInvalid(['(the file): a file that can be read'], { file, cause: error })
  }
}
