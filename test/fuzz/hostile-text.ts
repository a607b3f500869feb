import fc from 'fast-check'

/** Shows wherever it comes back as it was sent: each of the five signs stands between two `zq`. */
export const marker = 'zq<zq>zq"zq\'zq&zq'
/** The marker, or a part of it, as a page must never hold it. */
export const rawMarker = /zq[<>"'&]zq/

const tricks = [
  marker,
  `"><script>${marker}</script>`,
  `' onmouseover='${marker}`,
  `${marker}\r\nX-Injected: zq`,
  `\r\nBcc: zq@example.com\r\n\r\n${marker}`,
  `\u202e${marker}\u2066gnp.exe\u2069`,
  `\u0000${marker}\u0000`,
  `\u001b[31m${marker}\u0085\u2028\u2029`,
  `\ud800${marker}\udc00`,
  `=HYPERLINK("https://evil.example","${marker}")`,
  `javascript:${marker}`,
  `&lt;${marker}&#60;&amp;`,
  `</textarea></title><!--${marker}`,
  `=?UTF-8?B?emc8enE+?=${marker}`,
  `<sato@example.com>, zq@evil.example ${marker}`,
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '//evil.example/zq',
  '%00%ff%zz',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what is to stay as it is typed
  '${zq}{{7*7}}$&$1$`',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿👩‍👩‍👧‍👦',
  `${'髙'.repeat(500)}${marker}`,
  `${marker}${'a'.repeat(3_000)}`,
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  'NaN',
]

/** Any code point, halves of pairs among them; fast-check's own units list all of them first, which takes seconds. */
const character = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point))

/** What nobody types by accident. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...tricks) },
  { weight: 1, arbitrary: fc.string({ unit: character, maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.string({ maxLength: 10 }), fc.constantFrom(...tricks), fc.string({ maxLength: 10 }))
      .map((parts) => parts.join('')),
  },
)

/** One of those that make sense, as often as something that makes none. */
export const sensibleOrNot = (...sensible: string[]) => fc.oneof(fc.constantFrom(...sensible), hostileText)
