import { readFileSync } from 'node:fs'
import { problem, wholeFile } from '../settings/problems.ts'
import { parseSettings, type Settings, SettingsInvalid } from '../settings/settings.ts'
import { jsonRule, parseJson } from './parse-json.ts'

/** @throws SettingsInvalid, which names the file and each key with its rule */
export function readSettings(file: string): Settings {
  try {
    return parseSettings(parseJson(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof SettingsInvalid) throw new SettingsInvalid(error.problems, { file })
    if (error instanceof SyntaxError) throw new SettingsInvalid([jsonRule(error)], { file, cause: error })
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const rule = isMissing
      ? problem(wholeFile, 'ファイルがありません。名前を確かめてください', 'there is no such file; check its name')
      : problem(wholeFile, '読めるファイルにしてください', 'a file that can be read')
    throw new SettingsInvalid([rule], { file, cause: error })
  }
}
