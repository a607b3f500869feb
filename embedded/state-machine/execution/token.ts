import type { Ids } from '../ports.ts'

const wellFormed = /^AQC-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const newToken = (ids: Ids): string => `AQC-${ids.uuid()}`

/** Whether the text could ever have been a token here: one that could not is InvalidToken, one that is over TaskTimedOut. */
export const isToken = (text: string): boolean => wellFormed.test(text)
