import { addressOfSender } from '../settings/mail-address.ts'

/** The bare address of a sender like `納品 <nouhin@example.jp>`. */
export const senderAddress = (from: string) => addressOfSender(from) ?? from.trim()

export const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)
