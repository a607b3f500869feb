import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as z from 'zod'
import { inWords, problemsOf, problemText } from '../../settings/problems.ts'
import { parseSettings, SettingsInvalid } from '../../settings/settings.ts'
import { settingsInput } from '../builders/settings.ts'

function linesOf(schema: z.ZodType, input: unknown): string[] {
  const { error } = schema.safeParse(input)
  return error ? problemsOf(error, input).map(problemText) : []
}

describe('a problem says in both languages what to do, and never what was read', () => {
  const schema = z.strictObject({
    text: z.string().min(1).max(5),
    count: z.int().min(3).max(9),
    list: z.array(z.string()).min(2),
    flag: z.boolean(),
    code: z.string().regex(/^x/, inWords('x で始めてください', 'begins with x')),
  })
  const right = { text: 'a', count: 3, list: ['a', 'b'], flag: true, code: 'x' }

  it.each<[object, string]>([
    [{ text: '' }, 'text: 空です。書いてください / empty; fill it in'],
    [{ text: 'secret-value' }, 'text: 5 文字以下にしてください(いまは 12) / should be at most 5 characters, and is 12'],
    [{ text: undefined }, 'text: ありません。" " で囲んだ文字列で書いてください / missing; write a text in " "'],
    [{ text: null }, 'text: " " で囲んだ文字列にしてください(いまはnull) / should be a text in " ", and is null'],
    [
      { count: 'secret' },
      'count: 整数にしてください(いまは" " で囲んだ文字列) / should be a whole number, and is a text in " "',
    ],
    [{ count: 2 }, 'count: 3 以上にしてください(いまは 2) / should be at least 3, and is 2'],
    [{ count: 10 }, 'count: 9 以下にしてください(いまは 10) / should be at most 9, and is 10'],
    [{ list: ['a'] }, 'list: 2 件以上にしてください(いまは 1) / should be at least 2 entries, and is 1'],
    [
      { list: ['a', 4] },
      'list.1: " " で囲んだ文字列にしてください(いまは数) / should be a text in " ", and is a number',
    ],
    [
      { flag: 'yes' },
      'flag: true か false にしてください(いまは" " で囲んだ文字列) / should be true or false, and is a text in " "',
    ],
    [{ code: 'secret' }, 'code: x で始めてください / begins with x'],
  ])('%j', (change, line) => {
    expect(linesOf(schema, { ...right, ...change })).toEqual([line])
  })

  it('a key’s control characters and its length reach no terminal', () => {
    const [line = ''] = linesOf(schema, { ...right, [`a\u001b[2J\n${'b'.repeat(1_000)}`]: 1 })
    expect(line).toMatch(/^a\?\[2J\?b+: 知らないキー/)
    expect(line.length).toBeLessThan(300)
  })
})

describe('settings', () => {
  /** Where every rule of the settings has been broken, and what with. */
  const wrong: unknown[] = [
    undefined,
    null,
    '',
    'x'.repeat(3_000),
    'a:b',
    -1,
    1.5,
    1e9,
    true,
    [],
    [1, 'a', null],
    {},
    { a: 1 },
  ]
  const paths = (value: unknown, at: string[] = []): string[][] =>
    typeof value === 'object' && value !== null
      ? [at, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, key]))]
      : [at]
  const replaced = (value: unknown, [key, ...rest]: string[], by: unknown): unknown =>
    key === undefined
      ? by
      : Array.isArray(value)
        ? value.map((one, index) => (String(index) === key ? replaced(one, rest, by) : one))
        : { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) }
  const whole = parseSettings(
    settingsInput({
      publicUrl: 'https://nouhin.example.jp',
      mail: {
        ops: ['ops@example.jp'],
        smtp: { host: 'smtp.example.jp', user: 'u', oauth2: { tokenUrl: 'https://a.example/t', clientId: 'a' } },
      },
      kintone: { domain: 'example.cybozu.com', guestSpaceId: '3', basicAuthUser: 'u', clientCertificate: true },
      deadline: { closures: ['12-29/01-03'] },
    }),
  )

  it('have words of our own for whatever breaks them, never zod’s', () => {
    const at = fc.constantFrom(...paths(whole))
    fc.assert(
      fc.property(at, fc.constantFrom(...wrong), (path, value) => {
        try {
          parseSettings(replaced(whole, path, value))
        } catch (error) {
          if (!(error instanceof SettingsInvalid)) throw error
          for (const { rule } of error.problems) {
            expect(rule[0]).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u)
            expect(rule[1]).toMatch(/^[\x20-\x7e’]+$/)
            expect(rule.join()).not.toMatch(/Invalid|expected|received|Unrecognized|Too (big|small)|x{9}/)
            expect(rule[0]).not.toBe('書き方が決まりに合いません')
          }
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
