/** Spellings of one character that people do not tell apart when they search; NFKC leaves them as they are. */
const variants: Readonly<Record<string, string>> = {
  髙: '高',
  﨑: '崎',
  𠮷: '吉',
  邊: '辺',
  邉: '辺',
  齋: '斎',
  齊: '斎',
  斉: '斎',
  澤: '沢',
  濱: '浜',
  濵: '浜',
  廣: '広',
  嶋: '島',
  嶌: '島',
  櫻: '桜',
  國: '国',
  眞: '真',
  德: '徳',
  惠: '恵',
  冨: '富',
  瀨: '瀬',
}

const hiragana = (katakana: string) => String.fromCodePoint((katakana.codePointAt(0) ?? 0) - 0x60)

/** A name or code as searches compare it: width, case, blanks, kana and variant characters make no difference. */
export const foldName = (text: string) =>
  [...text.normalize('NFKC').toLowerCase()]
    .map((character) => variants[character] ?? character)
    .join('')
    .replace(/[ァ-ヶ]/g, hiragana)
    .replace(/\s/g, '')
