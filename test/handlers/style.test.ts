import { describe, expect, it } from '@jest/globals'
import { serveStyle } from '../../lambdas/handlers/style.ts'
import { styleSheet, styleSheetPath } from '../../lambdas/views/style.ts'

const asked = async (address: string) => {
  const { searchParams } = new URL(address, 'https://nouhin.example.jp')
  const v = searchParams.get('v')
  return serveStyle(v === null ? {} : { queryStringParameters: { v } })
}
const keptFor = async (address: string) => (await asked(address)).headers?.['cache-control']

describe('the style sheet', () => {
  it('may be kept for good under the address that pages have', async () => {
    expect(await keptFor(styleSheetPath)).toBe('public, max-age=31536000, immutable')
  })

  it('may not be kept under another version, which a newer page has while its release is under way', async () => {
    expect(await keptFor('/style.css?v=another')).toBe('no-cache')
    expect(await keptFor('/style.css')).toBe('no-cache')
  })

  it.each(['/style.css', '/style.css?v=another'])('is whole under %s too', async (address) => {
    expect(await asked(address)).toMatchObject({ statusCode: 200, body: styleSheet })
  })
})
