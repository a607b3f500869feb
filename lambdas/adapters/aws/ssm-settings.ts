import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm'
import { problem, wholeFile } from '../../../settings/problems.ts'
import { parseSettings, SettingsInvalid } from '../../../settings/settings.ts'
import type { Clock, SettingsSource } from '../../core/ports.ts'
import { cached } from './cached.ts'
import { SettingsUnavailable } from './errors.ts'

/** So long an older version may stay in force. */
const cacheSeconds = 60

/**
 * The settings in an SSM parameter, JSON as in `settings/*.json`; `publicUrl` is where the stack answers, for settings that
 * name no other. `get` throws SettingsUnavailable and SettingsInvalid.
 */
export function createSsmSettings(deps: {
  client: SSMClient
  parameter: string
  publicUrl: string | undefined
  clock: Clock
}): SettingsSource {
  const { client, parameter, clock } = deps
  const get = cached(read, cacheSeconds, clock)
  return { get: () => get() }

  async function read() {
    const answer = await client.send(new GetParameterCommand({ Name: parameter })).catch((error) => {
      throw new SettingsUnavailable(parameter, { cause: error })
    })
    const settings = parseSettings(parseJson(answer.Parameter?.Value ?? ''))
    const publicUrl = settings.publicUrl ?? deps.publicUrl
    if (!publicUrl)
      throw new SettingsInvalid([
        problem(
          'publicUrl',
          '必要です。スタックは自分の URL を知りません',
          'needed, as the stack does not know its own',
        ),
      ])
    return { ...settings, publicUrl }
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
