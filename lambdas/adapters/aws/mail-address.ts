import { addressOfSender, quotedAddress } from '../../../settings/mail-address.ts'
import { MailAddressInvalid } from './errors.ts'

const bytesAWord = 45

/**
 * A recipient or sender as SES takes it. The address must be plain ASCII; a name that is not becomes RFC 2047 words of at
 * most 75 characters: https://docs.aws.amazon.com/ses/latest/APIReference/API_Destination.html
 * @throws MailAddressInvalid
 */
export function mailAddress({ name, address }: { name: string; address: string }): string {
  if (addressOfSender(address) !== address) throw new MailAddressInvalid()
  const [, local = '', domain = ''] = /^(.*)@([^@]*)$/.exec(address) ?? []
  const plain = quotedAddress(`${local}@${inAscii(domain)}`)
  const shown = oneLine(name)
  if (shown === '') return plain
  const phrase = /^[ -~]*$/.test(shown) ? `"${shown.replace(/["\\]/g, '\\$&')}"` : encodedWords(shown)
  return `${phrase} <${plain}>`
}

/** A domain of other letters as mail servers know it; no URL is asked for. */
const inAscii = (domain: string) => (/^[ -~]+$/.test(domain) ? domain : new URL(`https://${domain}`).hostname)

/** The sender in `Name <address>`, or the address alone. */
export function readSender(from: string): { name: string; address: string } {
  const [, name = '', address = ''] = /^(?:(.*?)\s*<([^<>]+)>)$/.exec(from.trim()) ?? ['', '', from.trim()]
  return { name: name.replace(/^"(.*)"$/, '$1').replace(/\\(["\\])/g, '$1'), address }
}

/** A header is one line; whatever would break or end it becomes a blank. */
export const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

function encodedWords(text: string): string {
  const words: string[] = ['']
  for (const character of text) {
    const grown = words.at(-1) + character
    if (Buffer.byteLength(grown) > bytesAWord) words.push(character)
    else words[words.length - 1] = grown
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ')
}
