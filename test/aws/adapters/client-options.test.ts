import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { describe, expect, it } from '@jest/globals'
import { clientOptions } from '../../../lambdas/adapters/aws/client-options.ts'

describe('an AWS client', () => {
  it('gives up a call that hangs', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const client = new SSMClient({
      maxAttempts: 1,
      requestHandler: { ...clientOptions.requestHandler, requestTimeout: 50 },
      region: 'ap-northeast-1',
      endpoint: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      credentials: { accessKeyId: 'test', secretAccessKey: 'secret' },
    })
    const asked = client.send(new GetParameterCommand({ Name: 'settings' }))
    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' })
    silent.closeAllConnections()
    silent.close()
  })
})
