import type { KintoneSimulator } from '../../../kintone-simulator/create-kintone-simulator.ts'
import type { Chance } from '../chance.ts'

const idle = '1_未対応'
const wanted = '2_対応要'
const done = '4_対応済'

/** People at kintone's page. Each of their doings is over at once: nobody sees a record halfway through one. */
export function createClerks(records: KintoneSimulator['records'], chance: Chance) {
  const ids: string[] = []
  const episodes = new Map<string, number>()
  const set = (id: string, k_ステータス: string) => records.update(id, { k_ステータス })
  const rename = (id: string) => records.update(id, { k_氏名: `山田 ${chance.below(1_000)}` })
  const began = (id: string) => episodes.set(id, (episodes.get(id) ?? 0) + 1)

  function add() {
    const k_ステータス = chance.pick([idle, idle, idle, wanted, wanted, done])
    const id = records.add({ k_id: `C-${ids.length}`, k_氏名: '山田 花子', k_ステータス })
    ids.push(id)
    if (k_ステータス === wanted) began(id)
  }

  function want(id: string) {
    set(id, wanted)
    if (chance.isIn(0.2)) rename(id)
    began(id)
  }
  function changeTheirMind(id: string) {
    set(id, wanted)
    set(id, idle)
  }
  function wantAfterAll(id: string) {
    changeTheirMind(id)
    want(id)
  }
  function remove(id: string) {
    records.remove(id)
    ids.splice(ids.indexOf(id), 1)
  }

  const doings: Record<string, readonly ((id: string) => void)[]> = {
    [idle]: [want, want, want, want, changeTheirMind, wantAfterAll, rename, remove],
    [done]: [want, rename, rename],
  }

  return {
    /** How often each record has become 対応要. */
    episodes: episodes as ReadonlyMap<string, number>,
    /** One doing: a new record, or something to one that is there. */
    act() {
      const id = chance.isIn(0.5) && ids.length > 0 ? chance.pick(ids) : undefined
      if (id === undefined) return add()
      const status = `${records.get(id).k_ステータス?.value}`
      chance.pick(doings[status] ?? [rename])(id)
    },
  }
}
export type Clerks = ReturnType<typeof createClerks>
