import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { linkOf } from '../../lambdas/core/link.ts'
import { isCutOff, unglueLink } from '../../lambdas/core/unglue-link.ts'
import { anOffer } from '../builders/task.ts'

const ring = { current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64url') } }
const links = (['1-1', '1-1′', '2'] as const).map((node) =>
  linkOf({ pid: 'k1-2-1', node, round: 1, ref: 1 }, anOffer(), ring),
)
const [link = ''] = links

const ends = [
  ...[
    '>',
    '。',
    '.',
    ')',
    ' ',
    '\u200B',
    '」',
    '、',
    ',',
    '*',
    '"',
    '．',
    '，',
    '）',
    '＞',
    '』',
    '】',
    '…',
    '!',
    '?',
    ';',
    ':',
  ],
  ...[
    '%3E',
    '%20',
    '&gt;',
    '&amp;',
    '&quot;',
    '">',
    '>.',
    ')。',
    '\uFEFF',
    '\u2060',
    '\u00AD',
    '\u3000',
    '\r\n',
    '\0',
    '_',
    '__',
    '_.',
    '*_',
    '-',
    '--',
    '-_>',
  ],
  ...[
    '。よろしくお願いします',
    '>開く',
    '|',
    "'",
    '`',
    '~',
    '=',
    '=3D',
    '\\',
    '）をご覧ください',
    ' Please answer',
    '\u200Bhere',
    '\n-- ',
    '%81B',
  ],
]

describe('a link with something glued to it', () => {
  it.each(ends)('is read without %j at its end', (end) => {
    for (const one of links) expect(unglueLink(one + end)).toBe(one)
  })

  it.each(['<', '「', ' ', '\u200B', '(', '"', '*', '%'])('is read without %j in front', (start) => {
    expect(unglueLink(start + link)).toBe(link)
  })

  it.each(['\r\n', '=\r\n', '=\n', ' ', '\u200B', '\u00AD', '\n\t', '\u3000'])(
    'is read in one piece though %j breaks it anywhere',
    (gap) => {
      for (let at = 1; at < link.length; at++) expect(unglueLink(link.slice(0, at) + gap + link.slice(at))).toBe(link)
    },
  )

  it('is left as it is where more of a link may follow, or its case is another', () => {
    for (const other of [`${link}A`, `${link}0`, `A${link}`, link.slice(0, -1), `${link}_A`])
      expect(unglueLink(other)).toBe(other)
    expect(unglueLink(link.toLowerCase())).not.toBe(link)
  })

  it('takes any text, however long', () => {
    fc.assert(fc.property(fc.string({ maxLength: 1200 }), (text) => typeof unglueLink(text) === 'string'))
    expect(unglueLink(`${link}${'>'.repeat(100_000)}`)).not.toBe(link)
  })
})

describe('a link that was cut off', () => {
  it('is told apart from one that is none, wherever it was cut', () => {
    for (let at = 5; at < link.length; at++) expect([at, isCutOff(link.slice(0, at))]).toEqual([at, true])
  })

  it.each(['', 'abc', 'abc.def', link, `${link}>`, link.toLowerCase(), 'WyJx', '…'])('is not %j', (text) => {
    expect(isCutOff(text)).toBe(false)
  })
})
