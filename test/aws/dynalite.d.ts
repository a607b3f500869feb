/** As far as it is used here: https://github.com/architect/dynalite#readme */
declare module 'dynalite' {
  import type { Server } from 'node:http'

  export default function dynalite(options?: { createTableMs?: number; maxItemSizeKb?: number }): Server
}
