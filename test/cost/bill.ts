import { prices } from './prices.ts'
import type { Usage } from './usage.ts'

/**
 * US dollars without mails and reads of secrets, which do not go by the order: mails by how many people a lane has,
 * secrets by how many minutes a function's process is at work, as each caches them for one.
 */
export const dollars = (usage: Usage): number =>
  usage.statesEntered * prices.of.stateEntered.usd +
  usage.lambdaCalls * prices.of.lambdaCall.usd +
  usage.gigabyteSeconds * prices.of.lambdaGigabyteSecond.usd +
  usage.httpRequests * prices.of.httpRequest.usd +
  usage.readUnits * prices.of.readUnit.usd +
  usage.writeUnits * prices.of.writeUnit.usd

export const dollarsOfSecrets = ({ secretReads }: Usage): number => secretReads * prices.of.secretRead.usd
export const dollarsOfMails = ({ mails }: Usage): number => mails * prices.of.mail.usd
