import { diskTroubleNow } from '../../embedded/disk/find-trouble.ts'
import { littleRoomMegabytes, roomLeft } from '../../embedded/disk/room.ts'
import { type Check, ng, note, ok } from '../doctor/check.ts'

/** The disk of the data folder: whether it takes something in, and for how much more there is room. */
export function checkRoom(data: string, left: typeof roomLeft = roomLeft): Check[] {
  const trouble = diskTroubleNow(data)
  if (trouble) return [ng('room', trouble.what, trouble.repair)]
  const megabytes = left(data)
  if (megabytes === undefined) return []
  if (megabytes >= littleRoomMegabytes)
    return [
      ok(
        'room',
        `データフォルダーのディスクの空き: ${megabytes} MB`,
        `room on the data folder’s disk: ${megabytes} MB`,
      ),
    ]
  return [
    note(
      'room',
      [
        `データフォルダーのディスクの空きが ${megabytes} MB しかありません`,
        `only ${megabytes} MB are left on the data folder’s disk`,
      ],
      [
        `空きを作ってください(${littleRoomMegabytes} MB 以上)。なくなると納品は止まります`,
        `make room (${littleRoomMegabytes} MB or more); without any, Nouhin ends`,
      ],
    ),
  ]
}
