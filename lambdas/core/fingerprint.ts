import { createHash } from 'node:crypto'

/** 12 characters that tell one text from another, for addresses that change with what they lead to. */
export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 12)
