import { type FakeKintone, startKintone } from './kintone.ts'
import { type Postbox, startPostbox } from './postbox.ts'

/** What the target talks to. */
export interface World {
  kintone: FakeKintone
  postbox: Postbox
}

export const openWorld = async (): Promise<World> => ({ kintone: await startKintone(), postbox: await startPostbox() })
