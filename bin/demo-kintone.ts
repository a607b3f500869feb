import type { DemoKintone } from '../embedded/start-page/kintone-panel.ts'
import type { KintoneSimulator } from '../kintone-simulator/create-kintone-simulator.ts'
import { sampleContracts } from '../kintone-simulator/sample-contracts.ts'
import type { KintoneSettings } from '../settings/settings.ts'

const shown = 6

/** The simulated kintone as the start page sees it. */
export function createDemoKintone(simulator: KintoneSimulator, settings: KintoneSettings): DemoKintone {
  const { fields, status, appId } = settings
  const text = (record: ReturnType<KintoneSimulator['records']['get']>, code: string) => `${record[code]?.value ?? ''}`
  const stateOf = (label: string) =>
    label === status.done
      ? ('closed' as const)
      : label === status.cancelled
        ? ('waiting' as const)
        : ('running' as const)
  const all = () =>
    simulator.records.all().map((record) => ({
      id: text(record, '$id'),
      name: text(record, fields.q_customerName),
      status: text(record, fields.status),
      state: stateOf(text(record, fields.status)),
    }))
  /** The first record that nobody works on. */
  const waiting = () => all().find(({ state }) => state === 'waiting')?.id
  const added = () => simulator.records.add(sampleContracts[all().length % sampleContracts.length] ?? {})

  return {
    path: `/k/${appId}/`,
    records: () => all().toReversed().slice(0, shown),
    async turnOne() {
      simulator.records.update(waiting() ?? added(), { [fields.status]: status.triggers[0] ?? '' })
      await simulator.settled()
    },
  }
}
