import * as z from 'zod'
import { inWords } from './problems.ts'

/** RFC 5321 4.5.3.1: octets of the part before the @, and of the whole address as it goes into a path of 256. */
const longest = { local: 64, address: 254 }

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]"
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?'
const domain = `(?:${label}\\.)+${label}`
/** Dots where they like: carriers have issued addresses such as `abc..def.@docomo.ne.jp`, which stand in quotes on the way. */
const local = `\\.*${atom}[A-Za-z0-9!#$%&'*+/=?^_\`{|}~.-]*`

const address = new RegExp(`^${local}@${domain}$`, 'u')
const senderAddress = new RegExp(`^${local}@(?:${domain}|${label})$`, 'u')
const dotAtom = new RegExp(`^${atom}+(?:\\.${atom}+)*$`)
const named = /^[^<>\p{Cc}\u2028\u2029]*<([^<>]*)>$/u

const isShort = (text: string) => text.lastIndexOf('@') <= longest.local && Buffer.byteLength(text) <= longest.address

/** One plain address; what `mailAddressSchema` takes, and what may stand behind RCPT TO. */
export const isMailAddress = (text: string): boolean => isShort(text) && address.test(text)

/** The address in `Name <address>`, or the text where it is an address alone; undefined where that is none. */
export function addressOfSender(from: string): string | undefined {
  const found = (named.exec(from)?.[1] ?? from).trim()
  return isShort(found) && senderAddress.test(found) ? found : undefined
}

/** The address with its first part in quotes where RFC 5321 asks for them: for two dots in a row, or one at either end. */
export function quotedAddress(text: string): string {
  const at = text.lastIndexOf('@')
  const first = text.slice(0, at)
  return dotAtom.test(first) ? text : `"${first}"${text.slice(at)}`
}

/** A person's address in the settings. */
export const mailAddressSchema = z
  .string()
  .max(longest.address)
  .regex(
    address,
    inWords('taro@example.jp のようなメールアドレスにしてください', 'an e-mail address like taro@example.jp'),
  )
  .refine(
    isShort,
    inWords(
      `@ の前は ${longest.local} 文字、全体で ${longest.address} 文字までです`,
      `at most ${longest.local} letters before the @, ${longest.address} in all`,
    ),
  )

/** Whom mails come from: an address, or a name and an <address>; the domain may be a machine's name. */
export const senderSchema = z
  .string()
  .max(500)
  .refine(
    (from) => addressOfSender(from) !== undefined,
    inWords('アドレスか、名前 <アドレス> にしてください', 'an address, or a name and an <address>'),
  )
