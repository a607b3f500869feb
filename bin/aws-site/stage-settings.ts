import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { clientOptions } from '../../lambdas/adapters/aws/client-options.ts'
import { settingsText, settingsTier } from '../../lib/settings-text.ts'
import { problem, wholeFile } from '../../settings/problems.ts'
import { parseSettings, type Settings, SettingsInvalid } from '../../settings/settings.ts'
import type { StageNames } from './stage-names.ts'

/** The parameter that holds a stage's settings. */
export function openStageSettings({ settings: Name }: StageNames) {
  const client = new SSMClient(clientOptions)

  /** Undefined when there is none. @throws SettingsInvalid */
  async function read(): Promise<Settings | undefined> {
    const answer = await client.send(new GetParameterCommand({ Name })).catch((error) => {
      if (error instanceof Error && error.name === 'ParameterNotFound') return undefined
      throw error
    })
    return answer && parseSettings(parseJson(answer.Parameter?.Value ?? ''))
  }

  return {
    read,
    /** @throws SettingsInvalid when it is larger than a parameter may be */
    async write(content: object): Promise<void> {
      const Value = settingsText(content)
      await client.send(new PutParameterCommand({ Name, Value, Type: 'String', Overwrite: true, Tier: settingsTier }))
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The engine's message quotes the text, which names people.
    throw new SettingsInvalid([problem(wholeFile, '正しい JSON にしてください', 'valid JSON')])
  }
}
