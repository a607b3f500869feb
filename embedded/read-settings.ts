import { readFileSync } from 'node:fs'
import { parseSettings, type Settings, SettingsInvalid } from '../settings/settings.ts'

/** @throws SettingsInvalid, which names the file and each key with its rule */
export function readSettings(file: string): Settings {
  try {
    return parseSettings(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof SettingsInvalid) throw new SettingsInvalid(error.problems, { file })
    if (error instanceof SyntaxError) throw new SettingsInvalid(['(the file): valid JSON'], { file, cause: error })
    throw new SettingsInvalid(['(the file): a file that can be read'], { file, cause: error })
  }
}
