import { foldCode } from '../../statemachine/fold-code.ts'

/** Spellings of one character that people do not tell apart when they search; NFKC leaves them as they are. */
const variants: ReadonlyMap<string, string> = new Map(
  Object.entries({
    高: '髙',
    崎: '﨑嵜',
    吉: '𠮷',
    辺: '邊邉',
    斎: '齋齊斉',
    沢: '澤',
    浜: '濱濵',
    広: '廣',
    島: '嶋嶌',
    桜: '櫻',
    国: '國',
    真: '眞',
    徳: '德',
    恵: '惠',
    富: '冨',
    瀬: '瀨',
    渕: '淵渊',
    曽: '曾',
    館: '舘',
    竜: '龍',
    栄: '榮',
    実: '實',
    寿: '壽',
    万: '萬',
    蔵: '藏',
    黒: '黑',
    桑: '桒',
    橋: '槗',
    峰: '峯',
    // Radicals that look like the character, as they come out of a PDF.
    長: '⻑',
    西: '⻄',
    青: '⻘',
    食: '⻝⻞',
    // Dots between names, and quotes in them.
    '・': '·•‧',
    "'": '’‘ʼ`',
    '-': '~〜',
  }).flatMap(([common, others]) => [...others].map((other) => [other, common] as const)),
)

/** How a company's form is written short, once width makes no difference; ㈱ and ㍿ become what is here by NFKC. */
const forms: readonly (readonly [short: string, whole: string])[] = [
  ['(株)', '株式会社'],
  ['(有)', '有限会社'],
  ['(同)', '合同会社'],
  ['(名)', '合名会社'],
  ['(資)', '合資会社'],
  ['(一社)', '一般社団法人'],
  ['(一財)', '一般財団法人'],
  ['(公社)', '公益社団法人'],
  ['(公財)', '公益財団法人'],
  ['(社)', '社団法人'],
  ['(財)', '財団法人'],
  ['(医)', '医療法人'],
  ['(学)', '学校法人'],
  ['(福)', '社会福祉法人'],
  ['(宗)', '宗教法人'],
  ['(特非)', '特定非営利活動法人'],
]

const hiragana = (katakana: string) => String.fromCodePoint((katakana.codePointAt(0) ?? 0) - 0x60)
/** キヤノン is read as キャノン, and 霞ケ関 as 霞ヶ関. */
const small = 'ぁぃぅぇぉっゃゅょゎゕゖ'
const large = 'あいうえおつやゆよわかけ'

/**
 * A name or code as searches compare it: width, case, blanks, what nobody sees, kana, dashes, a company's form and variant
 * characters make no difference.
 */
export function foldName(text: string): string {
  // A mark of voice that stands alone belongs to the kana before it.
  const joined = text.replaceAll('゛', '\u3099').replaceAll('゜', '\u309a')
  const folded = [
    ...foldCode(joined.replace(/[\s\u2800]/g, ''))
      .replace(/\s/g, '')
      .normalize('NFC'),
  ]
    .map((character) => variants.get(character) ?? character.toUpperCase().toLowerCase())
    .join('')
    .replace(/[ァ-ヶヽヾ]/g, hiragana)
    .replace(/[ぁぃぅぇぉっゃゅょゎゕゖ]/g, (kana) => large[small.indexOf(kana)] ?? kana)
  return forms.reduce((name, [short, whole]) => name.replaceAll(short, whole), folded)
}
