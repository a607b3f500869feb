import type { Change } from '../../../kintone-simulator/store.ts'
import type { Chance } from '../chance.ts'
import type { Visitor } from './visitor.ts'

/**
 * People at kintone's page, who set records to 対応要: so many orders in all, every fifth record for a second time. They
 * wait until the case list shows the first as ended: before that it is a change to a held record, for operations to judge.
 */
export function createKintonePeople(visitor: Visitor, orders: number, chance: Chance) {
  let added = 0

  async function changesByRecord() {
    const { changes } = await visitor.json<{ changes: Change[] }>('/simulator/changes.json')
    return Map.groupBy(changes, ({ recordId }) => recordId)
  }
  /** The records that no order holds. */
  async function released() {
    const { open } = await visitor.json<{ open: { recordId: string }[] }>('/console')
    const held = new Set(open.map(({ recordId }) => recordId))
    return (recordId: string) => !held.has(recordId)
  }
  const statusesOf = (changes: Change[]) => changes.map(({ values }) => values.k_ステータス).filter(Boolean)
  const wantedOf = (recordId: string) => (Number(recordId) % 5 === 0 ? 2 : 1)

  return {
    /** Brings one more order up to `most`, if a record is free; false if there is nothing to do. */
    async act(most: number): Promise<boolean> {
      const records = [...(await changesByRecord())].map(([id, changes]) => ({ id, statuses: statusesOf(changes) }))
      const begun = records.reduce((sum, { statuses }) => sum + statuses.filter((one) => one === '2_対応要').length, 0)
      if (begun >= Math.min(most, orders)) return false
      const isReleased = await released()
      const free = records.find(
        ({ id, statuses }) =>
          isReleased(id) &&
          ['1_未対応', '4_対応済'].includes(statuses.at(-1) ?? '') &&
          statuses.filter((one) => one === '2_対応要').length < wantedOf(id),
      )
      if (free) await visitor.post('/k/1/save', { $id: free.id, k_ステータス: '2_対応要' })
      else {
        const k_マニュアル送付希望 = chance.pick(['希望する', '希望しない'])
        added++
        await visitor.post('/k/1/save', {
          k_id: `C-${added}`,
          k_氏名: '山田 花子',
          k_マニュアル送付希望,
          k_ステータス: '1_未対応',
        })
      }
      return true
    },
    /** How many orders have been brought to 対応済. */
    async finished() {
      const changes = [...(await changesByRecord()).values()].flatMap(statusesOf)
      return changes.filter((status) => status === '4_対応済').length
    },
  }
}
