import { statfsSync } from 'node:fs'

/** Below this, somebody should make room before it is missed. */
export const littleRoomMegabytes = 200

/** What this user may still write on the disk of a folder, in whole MB (2^20 bytes); undefined where that cannot be asked. */
export function roomLeft(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return Math.floor((bavail * bsize) / 2 ** 20)
  } catch {
    return undefined
  }
}
