import type { Log } from '../../lambdas/core/ports.ts'
import { littleRoomMegabytes, roomLeft } from './room.ts'

/** A look at the room that is left for a folder: a line of the log while there is little. */
export function createRoomWatch(folder: string, log: Log, left: typeof roomLeft = roomLeft): () => Promise<void> {
  return async () => {
    const freeMegabytes = left(folder)
    if (freeMegabytes === undefined || freeMegabytes >= littleRoomMegabytes) return
    log.warn('There is little room on the disk of the data folder; without any, Nouhin ends. Make room.', {
      freeMegabytes,
    })
  }
}
