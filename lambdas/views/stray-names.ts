import type { Stray } from '../../statemachine/problems.ts'
import type { Text } from './bilingual.ts'

/** What people call characters that they do not see; by ranges of code points, the first that fits. */
const names: readonly (readonly [from: number, to: number, ja: string, en: string])[] = [
  [0x09, 0x09, 'タブ', 'tab'],
  [0x0a, 0x0a, '改行', 'line break'],
  [0x00, 0x1f, '制御文字', 'control character'],
  [0x20, 0x20, '空白', 'blank'],
  [0x7f, 0x9f, '制御文字', 'control character'],
  [0xa0, 0xa0, '改行しない空白', 'no-break space'],
  [0xad, 0xad, 'ソフトハイフン', 'soft hyphen'],
  [0x2000, 0x200a, '幅の違う空白', 'blank of another width'],
  [0x200b, 0x200b, 'ゼロ幅スペース', 'zero-width space'],
  [0x200c, 0x200d, 'ゼロ幅の接合の指定', 'zero-width joiner'],
  [0x200e, 0x200f, '文字の向きの指定', 'mark of direction'],
  [0x2028, 0x2029, '改行', 'line break'],
  [0x202a, 0x202e, '文字の向きの指定', 'mark of direction'],
  [0x202f, 0x205f, '幅の違う空白', 'blank of another width'],
  [0x2060, 0x2060, '見えない接合の指定', 'word joiner'],
  [0x2066, 0x2069, '文字の向きの指定', 'mark of direction'],
  [0x3000, 0x3000, '全角の空白', 'full-width blank'],
  [0xfe00, 0xfe0f, '異体字セレクタ', 'variation selector'],
  [0xfeff, 0xfeff, 'ゼロ幅スペース(BOM)', 'zero-width space (BOM)'],
  [0xe0000, 0xe007f, 'タグ文字', 'tag character'],
  [0xe0100, 0xe01ef, '異体字セレクタ', 'variation selector'],
]
const visible = /[\p{P}\p{S}]/u

/** A stray character as it can be read: the mark itself where it has a shape, its name and number where not. */
export function strayName(point: number): Text {
  const character = String.fromCodePoint(point)
  if (visible.test(character) && point !== 0x2800) return [`記号 ${character}`, `mark ${character}`]
  const [, , ja, en] = names.find(([from, to]) => from <= point && point <= to) ?? [
    0,
    0,
    '見えない文字',
    'invisible character',
  ]
  const number = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  return [`${ja}(${number})`, `${en} (${number})`]
}

/** So many are named; who has pasted more sees that from these. */
const mostNamed = 10

/** Which characters of a value are stray, and where. */
export function strayList(strays: readonly Stray[]): Text {
  const named = strays.slice(0, mostNamed).map(({ at, point }) => ({ at, name: strayName(point) }))
  const rest = strays.length - named.length
  return [
    `${named.map(({ at, name }) => `${at} 文字目 ${name[0]}`).join('、')}${rest > 0 ? `、ほか ${rest} 文字` : ''}`,
    `${named.map(({ at, name }) => `character ${at}: ${name[1]}`).join(', ')}${rest > 0 ? `, and ${rest} more` : ''}`,
  ]
}
