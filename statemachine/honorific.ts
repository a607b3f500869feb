import { trimmed } from './typed-text.ts'

const honorifics = ['様', '樣', '御中', 'さま', '殿']

const companies =
  '株式会社|有限会社|合同会社|合名会社|合資会社|財団法人|社団法人|医療法人|学校法人|宗教法人|社会福祉法人|㈱|㈲|㍿|[(（][株有同名資][)）]'
const startsAsCompany = new RegExp(`^(?:${companies})`)
const endsAsCompany = new RegExp(`(?:${companies})$`)

/** Words that end in 様 by themselves, as names of shops and companies do. */
const words =
  /(?:王|神|殿|客|仏|姫|奥|若|上|王子|お子|嬢|父|母|兄|姉|陰|皆|何|人|多|同|模|仕|文|紋|異|一|有|今|逆|左|雷|稲荷|地蔵|観音|恵比寿|えびす|大黒|お日|お月|お星|お雛|閻魔|権現|不動|薬師|弁天)[様樣]$/

const isApart = (rest: string) => /[\s\p{Cf}]$/u.test(rest.slice(-1))

/**
 * A name without 様, 御中, さま or 殿 behind it: set apart by a blank, behind a company's form (`納品株式会社様`,
 * `株式会社納品様`), or behind the name that `isKnown` says is whole without it. What may be the name's own (`餃子の王様`)
 * stays.
 */
export function withoutHonorific(name: string, isKnown: (name: string) => boolean = () => false): string {
  let rest = trimmed(name)
  // Each turn takes something away, and nobody is called 様 three times
  for (let turn = 0; turn < 3; turn++) {
    const ending = honorifics.find((honorific) => rest.endsWith(honorific))
    if (!ending) break
    const before = rest.slice(0, -ending.length)
    if (!isBehindName(before, rest, isKnown)) break
    rest = trimmed(before)
  }
  return rest
}

function isBehindName(before: string, whole: string, isKnown: (name: string) => boolean): boolean {
  if (before === '' || isApart(before)) return true
  if (isKnown(whole)) return false
  return isKnown(before) || endsAsCompany.test(before) || (startsAsCompany.test(before) && !words.test(whole))
}
