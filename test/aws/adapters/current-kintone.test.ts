import { describe, expect, it } from '@jest/globals'
import { createCurrentKintone } from '../../../lambdas/adapters/aws/current-kintone.ts'
import { KintoneAccessError, KintoneRecordGone } from '../../../lambdas/core/errors.ts'
import type { Kintone } from '../../../lambdas/core/ports.ts'
import { someSettings } from '../../builders/settings.ts'

const record = { recordId: '2', revision: '1', pid: '', status: '2_対応要', values: {} }

/** kintone that takes one token; the secret holds another until it is read afresh. */
function aKintone({ domain = 'example.cybozu.com', accepted = 'new', baseUrl = undefined as string | undefined } = {}) {
  const connected: { baseUrl: string; apiToken: string }[] = []
  let read = 'old'
  const kintone = createCurrentKintone({
    settings: { get: async () => someSettings({ kintone: domain ? { domain } : {} }) },
    secrets: async (fresh) => {
      if (fresh) read = 'new'
      return { apiToken: read }
    },
    baseUrl,
    connect: (options) => {
      connected.push(options)
      const get: Kintone['get'] = async (recordId) => {
        if (options.apiToken !== accepted) throw new KintoneAccessError()
        if (recordId !== '2') throw new KintoneRecordGone()
        return record
      }
      return { get } as Kintone
    },
  })
  return { kintone, connected }
}

describe('kintone as set right now', () => {
  it('is reached by the domain of the settings, with the token of the secret', async () => {
    const { kintone, connected } = aKintone({ accepted: 'old' })
    expect(await kintone.get('2')).toEqual(record)
    await kintone.get('2')
    expect(connected).toEqual([{ baseUrl: 'https://example.cybozu.com', apiToken: 'old' }])
  })

  it('is reached elsewhere if the environment says so', async () => {
    const { kintone, connected } = aKintone({ accepted: 'old', baseUrl: 'http://localhost:1' })
    await kintone.get('2')
    expect(connected[0]?.baseUrl).toBe('http://localhost:1')
  })

  it('is asked again with the secret’s new token when it refuses the old one', async () => {
    const { kintone, connected } = aKintone()
    expect(await kintone.get('2')).toEqual(record)
    expect(connected.map(({ apiToken }) => apiToken)).toEqual(['old', 'new'])
  })

  it('is not asked again when the secret has no other token', async () => {
    const { kintone, connected } = aKintone({ accepted: 'another' })
    await expect(kintone.get('2')).rejects.toMatchObject({ name: 'KintoneAccessError' })
    await expect(kintone.get('2')).rejects.toMatchObject({ name: 'KintoneAccessError' })
    expect(connected).toHaveLength(2)
  })

  it('is asked once where the answer is another failure', async () => {
    const { kintone, connected } = aKintone({ accepted: 'old' })
    await expect(kintone.get('9')).rejects.toMatchObject({ name: 'KintoneRecordGone' })
    expect(connected).toHaveLength(1)
  })

  it('is nowhere without a domain', async () => {
    const { kintone } = aKintone({ domain: '' })
    await expect(kintone.get('2')).rejects.toMatchObject({ name: 'KintoneSetupError' })
  })
})
