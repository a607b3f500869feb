import { SSMClient } from '@aws-sdk/client-ssm'
import { describe, expect, it } from '@jest/globals'
import { createSsmSettings } from '../../../lambdas/adapters/aws/ssm-settings.ts'
import { createSsmFake } from '../../aws/ssm-fake.ts'
import { settingsInput } from '../../builders/settings.ts'
import { createTestClock } from '../../embedded/state-machine/test-clock.ts'
import { settingsSourceContract } from '../settings-source.ts'
import { fakeAwsOf } from './fake-aws-of.ts'

const parameter = '/nouhin/test/settings'

async function onSsm(
  value = JSON.stringify(settingsInput()),
  publicUrl: string | undefined = 'https://own.example.com',
) {
  const clock = createTestClock()
  const ssm = createSsmFake({ [parameter]: value })
  const { options, recorder } = await fakeAwsOf(ssm.service)
  const source = createSsmSettings({ client: new SSMClient(options), parameter, publicUrl, clock })
  return { source, clock, recorder, parameters: ssm.parameters }
}

settingsSourceContract('SSM', async (input, ownUrl) => (await onSsm(JSON.stringify(input), ownUrl)).source)

describe('settings in SSM', () => {
  it('are read once a minute', async () => {
    const { source, clock, recorder } = await onSsm()
    await Promise.all([source.get(), source.get()])
    clock.skip(59)
    await source.get()
    expect(recorder.calls).toEqual([{ by: 'test', action: 'ssm:GetParameter', resource: parameter }])
  })

  it('are in force a minute after a change', async () => {
    const { source, clock, parameters } = await onSsm()
    await source.get()
    parameters[parameter] = JSON.stringify(settingsInput({ links: { days: 7 } }))
    clock.skip(60)
    expect((await source.get()).links.days).toBe(7)
  })

  it('must say where the place is reached if the stack does not', async () => {
    const { source } = await onSsm(undefined, '')
    await expect(source.get()).rejects.toMatchObject({ name: 'SettingsInvalid' })
  })

  it('that are not there are reported with what to do, and looked for again', async () => {
    const { source, parameters } = await onSsm()
    const value = parameters[parameter] ?? ''
    delete parameters[parameter]
    await expect(source.get()).rejects.toMatchObject({
      name: 'SettingsUnavailable',
      message: expect.stringContaining(parameter),
      cause: expect.objectContaining({ name: 'ParameterNotFound' }),
    })
    parameters[parameter] = value
    await expect(source.get()).resolves.toBeDefined()
  })

  it.each(['{"lanes": "sato@example.com"', '{"mail": {"ops": ["sato at example"]}}'])(
    'that break a rule (%s) are reported without their content',
    async (value) => {
      const { source } = await onSsm(value)
      const refused = await source.get().catch((error: Error) => error)
      expect(refused).toMatchObject({ name: 'SettingsInvalid' })
      expect(`${refused}${(refused as Error).cause}`).not.toContain('sato')
    },
  )
})
