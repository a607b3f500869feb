import { PassThrough } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import { createAsker } from '../../bin/output/ask.ts'
import { printable, table } from '../../bin/output/table.ts'
import { widthOf } from '../../bin/output/width.ts'

describe('a table', () => {
  it('lines up kanji, kana and half-width letters', () => {
    const lines = table(
      ['名前', 'n'],
      [
        ['髙﨑', '1'],
        ['カナ ab', '2'],
      ],
    ).split('\n')
    expect(lines.map((line) => widthOf(line.slice(0, line.search(/[n12]$|-$/))))).toEqual([9, 9, 9, 9])
  })

  it('shows no control characters of others', () => {
    expect(table(['a'], [['x\u001b[31m\ny']])).toBe('a\n--------\nx [31m y')
    expect(printable('a\r\nb')).toBe('a b')
  })

  it.each(['\u202e', '\u2067', '\u200f'])('is not turned round by what is in a row (%j)', (mark) => {
    expect(table(['a', 'b'], [[`${mark}x`, 'y']])).toBe('a  b\n-  -\nx  y')
  })
})

describe('questions', () => {
  it('take lines that were piped in all at once', async () => {
    const input = new PassThrough()
    input.end('one\n  two  \n')
    const { ask } = createAsker(input, () => {})
    expect([await ask(['一', 'first']), await ask(['二', 'second'])]).toEqual(['one', 'two'])
    await expect(ask(['三', 'third'])).rejects.toMatchObject({ name: 'CommandFailed' })
  })
})
