import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { describe, expect, it } from '@jest/globals'
import { openDataFolder } from '../../../embedded/data-folder/data-folder.ts'
import {
  createKintoneSecrets,
  createLinkKeys,
  createWebhookSecrets,
} from '../../../lambdas/adapters/aws/secrets-manager-secrets.ts'
import { createSecretsManagerFake } from '../../aws/secrets-manager-fake.ts'
import { temporaryFolder } from '../../embedded/sqlite/temporary-database.ts'
import { createTestClock } from '../../embedded/state-machine/test-clock.ts'
import { firstRing, firstWebhookSecrets, secretsContract } from '../secrets.ts'
import { fakeAwsOf } from './fake-aws-of.ts'

async function onSecretsManager(values: Partial<Record<'keys' | 'webhook' | 'token', string>> = {}) {
  const clock = createTestClock()
  const { service, secrets } = createSecretsManagerFake({
    keys: JSON.stringify(firstRing),
    webhook: JSON.stringify(firstWebhookSecrets),
    token: 'the-token\n',
    ...values,
  })
  const { options, recorder } = await fakeAwsOf(service)
  const client = new SecretsManagerClient(options)
  return {
    clock,
    recorder,
    values: secrets,
    ...createLinkKeys({ client, secret: 'keys', clock }),
    ...createWebhookSecrets({ client, secret: 'webhook', clock }),
    token: createKintoneSecrets({ client, secret: 'token', clock }),
  }
}

secretsContract('Secrets Manager', async () => {
  const { values, ...secrets } = await onSecretsManager()
  return { secrets, replaceRing: (ring) => void Object.assign(values, { keys: JSON.stringify(ring) }) }
})

secretsContract('the data folder', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'secrets.json')
  openDataFolder(folder).close()
  const change = (changes: object) =>
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...changes }))
  change({ linkKeys: firstRing, webhookSecrets: firstWebhookSecrets })
  const { secrets, close } = openDataFolder(folder)
  close()
  return { secrets, replaceRing: (linkKeys) => change({ linkKeys }) }
})

describe('secrets in Secrets Manager', () => {
  it('are read once a minute, each by itself', async () => {
    const { keyRing, token, clock, recorder } = await onSecretsManager()
    await Promise.all([keyRing(), keyRing(), token()])
    clock.skip(59)
    await keyRing()
    expect(recorder.usedBy('test')).toEqual([
      'secretsmanager:GetSecretValue keys',
      'secretsmanager:GetSecretValue token',
    ])
    expect(recorder.calls).toHaveLength(2)
    clock.skip(1)
    await keyRing()
    expect(recorder.calls).toHaveLength(3)
  })

  it('may end with a line break where they are plain text', async () => {
    expect(await (await onSecretsManager()).token()).toEqual({ apiToken: 'the-token' })
  })

  it('of kintone may be an object of all that it is reached by', async () => {
    const all = { apiToken: 'the-token', basicPassword: 'p', certificate: 'cGZ4', certificatePassword: 'q' }
    expect(await (await onSecretsManager({ token: `${JSON.stringify(all)}\n` })).token()).toEqual(all)
  })

  it.each([
    ['{"apiToken":"x","certificate":"hunter2!"}', 'certificate'],
    ['{"basicPassword":"hunter2"}', 'apiToken'],
    ['{"apiToken":"x","basicPasword":"hunter2"}', 'basicPasword'],
    ['{"apiToken": hunter2}', 'valid JSON'],
  ])('of kintone that break a rule are reported by rule and not by value: %s', async (token, rule) => {
    const { token: read } = await onSecretsManager({ token })
    const refused = (await read().catch((error: Error) => error)) as Error
    expect(refused).toMatchObject({ name: 'SecretInvalid', message: expect.stringContaining(rule) })
    expect(refused.message).not.toContain('hunter2')
  })

  it('that are not there are reported with what to do', async () => {
    const { keyRing, values } = await onSecretsManager()
    delete values.keys
    await expect(keyRing()).rejects.toMatchObject({
      name: 'SecretUnavailable',
      message: expect.stringContaining('keys'),
      cause: expect.objectContaining({ name: 'ResourceNotFoundException' }),
    })
  })

  it.each([
    ['hunter2', 'valid JSON'],
    ['{"current":"hunter2","keys":{}}', 'current'],
    ['{"current":"k1","keys":{"k1":"hunter2"}}', 'keys.k1'],
  ])('that break a rule (%s) are reported by rule and not by value', async (keys, rule) => {
    const { keyRing } = await onSecretsManager({ keys })
    const refused = (await keyRing().catch((error: Error) => error)) as Error
    expect(refused).toMatchObject({ name: 'SecretInvalid', message: expect.stringContaining(rule) })
    expect(`${refused}${refused.cause}`).not.toContain('hunter2')
  })

  it.each(['[]', '["short"]', '"webhook-secret-one"'])('refuses %s as webhook secrets', async (webhook) => {
    const { webhookSecrets } = await onSecretsManager({ webhook })
    await expect(webhookSecrets()).rejects.toMatchObject({ name: 'SecretInvalid' })
  })
})
