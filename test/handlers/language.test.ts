import { describe, expect, it } from '@jest/globals'
import { HttpProblem, type HttpRequest, httpHandler, json, page, pageProblem } from '../../lambdas/handlers/http.ts'
import { choiceCookies, type LanguageSigns, sayTo } from '../../lambdas/handlers/language.ts'
import { invoke } from './invoke.ts'

const inLanguage = (signs: LanguageSigns) => sayTo(signs)(['ja', 'en'])
const log = { info: () => {}, warn: () => {}, error: () => {} }
const answer = (serve: Parameters<typeof httpHandler>[1], lang = 'en') =>
  invoke(httpHandler(log, serve, pageProblem), { queryStringParameters: { lang } } as unknown as HttpRequest)

describe('the language of a page', () => {
  it.each<[string, LanguageSigns, string]>([
    ['Japanese where nobody chose', {}, 'ja'],
    ['what the address asks for', { queryStringParameters: { lang: 'en' } }, 'en'],
    ['what was chosen before', { cookies: ['a=b', 'nouhin-lang=en'] }, 'en'],
    ['the address before the cookie', { queryStringParameters: { lang: 'ja' }, cookies: ['nouhin-lang=en'] }, 'ja'],
    ['Japanese for a language that there is not', { queryStringParameters: { lang: 'fr' } }, 'ja'],
    [
      'what was chosen before, whatever else is asked',
      { queryStringParameters: { lang: 'en,ja' }, cookies: ['nouhin-lang=en'] },
      'en',
    ],
    ['Japanese for a cookie that makes no sense', { cookies: ['nouhin-lang=__proto__', 'nouhin-lang'] }, 'ja'],
  ])('is %s', (_, signs, language) => {
    expect(inLanguage(signs)).toBe(language)
  })

  it('is remembered for a year when the address chose it', () => {
    expect(choiceCookies({ queryStringParameters: { lang: 'en' } })).toEqual([
      'nouhin-lang=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax',
    ])
  })

  it('is not chosen by a page that looks at itself in its own', () => {
    const look = { queryStringParameters: { part: 'live', lang: 'en' } }
    expect([inLanguage(look), choiceCookies(look)]).toEqual(['en', []])
  })

  it('needs no cookie where nothing was chosen just now', () => {
    expect(choiceCookies({ cookies: ['nouhin-lang=en'], queryStringParameters: { lang: 'fr' } })).toEqual([])
  })
})

describe('an answer to a choice of language', () => {
  const cookies = [expect.stringContaining('nouhin-lang=en')]

  it('remembers it with a page', async () => {
    expect(await answer(async () => page(200, ''))).toMatchObject({ statusCode: 200, cookies })
  })

  it('remembers it with the page of a refusal, which is in that language', async () => {
    const refused = await answer(async () => {
      throw new HttpProblem(413, 'x')
    })
    expect(refused).toMatchObject({ statusCode: 413, cookies, body: expect.stringContaining('<html lang="en">') })
  })

  it('does not with what is no page', async () => {
    expect(await answer(async () => json(200, {}))).not.toHaveProperty('cookies')
  })
})
