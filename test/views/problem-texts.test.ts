import { describe, expect, it } from '@jest/globals'
import { problemInList, problemText } from '../../lambdas/views/problem-texts.ts'
import { type Problem, plainProblems } from '../../statemachine/problems.ts'

const label = ['指摘の理由', 'Reason for returning'] as const
const strays = (...points: number[]): Problem => ({
  key: 'strays',
  strays: points.map((point, index) => ({ at: index + 1, point })),
  canKeep: true,
})

describe('what is wrong with a field', () => {
  it.each<Problem>([
    ...plainProblems,
    { key: 'tooLong', limit: 200, now: 214 },
    { key: 'tooHeavy', limit: 800, now: 900 },
    strays(0x200b, 0x1f600),
  ])('is said in Japanese and in English: %j', (problem) => {
    const [ja, en] = problemText(problem, label)
    expect(ja).toMatch(/[ぁ-ん]/)
    expect(en).not.toMatch(/[ぁ-んァ-ヶ一-龠]/)
  })

  it('names the field that is empty', () => {
    expect(problemText('required', label)).toEqual([
      '指摘の理由を入力してください。',
      'Enter the reason for returning.',
    ])
    expect(problemText('required', ['送付先氏名(様は不要)', 'Addressee (without 様)'])).toEqual([
      '送付先氏名を入力してください。',
      'Enter the addressee.',
    ])
  })

  it('says how much there may be and how much there is', () => {
    expect(problemText({ key: 'tooLong', limit: 2000, now: 2140 }, label)).toEqual([
      '2,000 文字以内で入力してください(いま 2,140 文字)。',
      'Enter at most 2,000 characters (now 2,140).',
    ])
  })

  it('names the field once where fields are listed', () => {
    expect(problemInList('required', label)[0]).toBe('指摘の理由を入力してください。')
    expect(problemInList({ key: 'tooLong', limit: 200, now: 214 }, label)[0]).toBe(
      '指摘の理由: 200 文字以内で入力してください(いま 214 文字)。',
    )
  })
})

describe('characters that came along', () => {
  it.each([
    [0x200b, 'ゼロ幅スペース(U+200B)'],
    [0xad, 'ソフトハイフン(U+00AD)'],
    [0x3000, '全角の空白(U+3000)'],
    [0xfeff, 'ゼロ幅スペース(BOM)(U+FEFF)'],
    [0xe0041, 'タグ文字(U+E0041)'],
    [0x3164, '見えない文字(U+3164)'],
    [0x2800, '見えない文字(U+2800)'],
    [0x3002, '記号 。'],
    [0x201d, '記号 ”'],
  ])('are named so that they can be read: U+%d', (point, name) => {
    expect(problemText(strays(point), label)[0]).toContain(`: 1 文字目 ${name}`)
  })

  it('are named as far as anybody reads', () => {
    const [ja, en] = problemText(strays(...Array.from({ length: 400 }, () => 0x200b)), label)
    expect([ja.length, en.length].every((length) => length < 700)).toBe(true)
    expect(ja).toContain('、ほか 390 文字')
  })
})
