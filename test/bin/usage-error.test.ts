import { expect, it } from '@jest/globals'
import { createProgram, endingOf } from '../../bin/program.ts'

const end = (args: string[]) =>
  createProgram()
    .parseAsync(args, { from: 'user' })
    .then(() => ({ code: 0, lastWords: '' }), endingOf)

it.each<[string, string]>([
  ['start --colour red', '--colour というオプションはありません / there is no option --colour'],
  [
    'start --prot 80',
    '--prot というオプションはありません(--port のことですか) / there is no option --prot (did you mean --port?)',
  ],
  ['strat', 'strat というコマンドはありません(start のことですか) / there is no command strat (did you mean start?)'],
  ['show', '<pid> がありません / <pid> is missing'],
  ['show a b', '余分な言葉があります / there are too many words'],
  ['cases --data', '--data <dir> に値がありません / --data <dir> lacks its value'],
  ['cancel k1-1-1', '--reason <text> が要ります / --reason <text> is needed'],
  [
    'start --port abc',
    '--port <number> の値が違います。1 から 65535 までの数です / the value of --port <number> is not right: 1 to 65535',
  ],
  [
    'cases --sort age',
    '--sort <key> は urgent, customer, status, opened, deadline のどれかにしてください / --sort <key> is one of',
  ],
])('a wrong line is told in words of our own, in both languages: %s', async (line, words) => {
  const { code, lastWords } = await end(line.split(' '))
  expect({ code, lastWords }).toEqual({ code: 2, lastWords: expect.stringContaining(`nouhin: ${words}`) })
  expect(lastWords).toMatch(/^[^\n]+ \(--help で使い方を表示 \/ shows the usage\)\n$/)
  expect(lastWords).not.toMatch(/error|invalid|unknown|required/)
})

it('what a mistaken word holds moves no cursor', async () => {
  expect((await end(['\u001b[2Jx'])).lastWords).not.toContain('\u001b')
})
