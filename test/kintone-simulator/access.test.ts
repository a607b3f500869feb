import { describe, expect, it } from '@jest/globals'
import { apiToken, call, createSimulator } from './simulator.ts'

// https://cybozu.dev/ja/kintone/docs/rest-api/overview/authentication/ ; codes as in kintone/cli-kintone's scenarios
describe('the API token', () => {
  const get = (token: string) => call(createSimulator(), 'GET', '/k/v1/records.json?app=1', undefined, token)

  it.each([
    ['is missing', '', 401, 'CB_AU01'],
    ['is unknown', 'another', 400, 'GAIA_IA02'],
    ['comes beside an unknown one', `${apiToken},another`, 400, 'GAIA_IA02'],
    ['is named twice', `${apiToken},${apiToken}`, 400, 'GAIA_DA03'],
  ])('refuses when it %s', async (_, token, status, code) => {
    const answer = await get(token)
    expect([answer.status, answer.json.code]).toEqual([status, code])
  })

  it('opens the app to whoever has it', async () => {
    expect((await get(apiToken)).status).toBe(200)
  })
})
