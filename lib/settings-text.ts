import { problem, wholeFile } from '../settings/problems.ts'
import { SettingsInvalid } from '../settings/settings.ts'

/** What a parameter may have in bytes, be it an advanced one. */
const mostBytes = 8192

/** An advanced parameter never becomes a standard one again: Parameter Store itself says which it must be. */
export const settingsTier = 'Intelligent-Tiering'

/**
 * A stage's settings as its parameter holds them, whoever writes it: the next deploy must see no difference. In ASCII, as
 * CloudFormation makes `?` of the rest.
 * @throws SettingsInvalid when they are larger than a parameter may be
 */
export function settingsText(content: object): string {
  const text = JSON.stringify(content).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  if (text.length > mostBytes)
    throw new SettingsInvalid([
      problem(
        wholeFile,
        `${mostBytes} バイトまでにしてください(ASCII でない文字は 6 バイトと数えます)`,
        `at most ${mostBytes} bytes, a character beyond ASCII counting 6`,
      ),
    ])
  return text
}
