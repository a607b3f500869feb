import { describe, expect, it } from '@jest/globals'
import { compareFields } from '../../../bin/kintone-app/compare-fields.ts'
import { isEmpty, type Plan } from '../../../bin/kintone-app/plan.ts'
import { requiredFields } from '../../../bin/kintone-app/required-fields.ts'
import { setUpApp } from '../../../bin/kintone-app/set-up.ts'
import { contractLedger } from '../../../kintone-simulator/contract-ledger.ts'
import { someSettings } from '../../builders/settings.ts'
import { ledgerWith, serveApp } from './simulated-app.ts'

type Served = Awaited<ReturnType<typeof serveApp>>
const required = requiredFields(someSettings().kintone)
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 5))

/** Says yes, or what else is given; `plans` are what was shown. */
async function setUp({ open }: Served, answer = true, token?: string) {
  const plans: Plan[] = []
  const confirm = async (plan: Plan) => {
    plans.push(plan)
    return answer
  }
  const outcome = await setUpApp({ app: open(token), required, confirm, progress: () => {}, pause })
  return { ...outcome, plans }
}
const live = ({ simulator }: Served) => simulator.settings().live.fields
const field = (served: Served, code: string) => live(served).find((one) => one.code === code)
const findings = async ({ open }: Served) => compareFields(required, (await open().fields()).fields)

describe('an app that has all', () => {
  it('is left as it is, and nobody is asked', async () => {
    const served = await serveApp()
    expect(await setUp(served)).toMatchObject({ result: 'nothing-to-do', plans: [] })
    expect(served.simulator.settings().liveRevision).toBe(1)
  })
})

describe('an app that lacks something', () => {
  it('gets each missing field, deployed, once the plan was shown', async () => {
    const served = await serveApp({ app: { ...contractLedger, fields: [] } })
    const { result, plans } = await setUp(served)
    expect(result).toBe('done')
    expect(plans.map(({ add }) => Object.keys(add))).toEqual([contractLedger.fields.map(({ code }) => code)])
    expect(await findings(served)).toEqual([])
    expect(field(served, 'k_ステータス')).toMatchObject({
      type: 'RADIO_BUTTON',
      options: ['1_未対応', '2_対応要', '3_対応中', '4_対応済'],
      defaultValue: '1_未対応',
    })
  })

  it('gets the missing choices behind its own, which stay', async () => {
    const options = ['対応しない', '1_未対応', '4_対応済']
    const served = await serveApp({ app: ledgerWith('k_ステータス', { options, label: '状態' }) })
    await setUp(served)
    expect(field(served, 'k_ステータス')).toMatchObject({
      options: [...options, '2_対応要', '3_対応中'],
      label: '状態',
    })
    expect(await findings(served)).toEqual([])
  })

  it('keeps its records', async () => {
    const served = await serveApp({ app: ledgerWith('k_Qid') })
    served.simulator.records.add({ k_id: 'C-1', k_ステータス: '1_未対応' })
    await setUp(served)
    expect(served.simulator.records.get('1')).toMatchObject({ k_id: { value: 'C-1' }, k_Qid: { value: '' } })
  })

  it('is not touched when the answer is no', async () => {
    const served = await serveApp({ app: ledgerWith('k_Qid') })
    expect(await setUp(served, false)).toMatchObject({ result: 'declined' })
    expect(served.simulator.settings()).toMatchObject({ liveRevision: 1, previewRevision: 1 })
  })
})

it('a field of the wrong type is reported and never changed, while the rest is added', async () => {
  const fields = ledgerWith('k_プラン', { type: 'NUMBER', options: undefined }).fields.filter(
    ({ code }) => code !== 'k_Qid',
  )
  const served = await serveApp({ app: { ...contractLedger, fields } })
  const { result, plan } = await setUp(served)
  expect([result, plan.cannot]).toEqual(['done', [expect.objectContaining({ kind: 'wrong-type' })]])
  expect(field(served, 'k_プラン')?.type).toBe('NUMBER')
  expect(field(served, 'k_Qid')).toBeDefined()
})

describe('it refuses, and nothing is changed, when', () => {
  it('the app has undeployed changes: they are named', async () => {
    const served = await serveApp({ app: ledgerWith('k_Qid') })
    await served.leaveUndeployed('途中のフィールド')
    const before = served.simulator.settings()
    await expect(setUp(served)).rejects.toThrow(/反映していない変更.*途中のフィールド.*アプリを更新/)
    expect(served.simulator.settings()).toEqual(before)
  })

  it('the app is being deployed', async () => {
    const served = await serveApp({ app: ledgerWith('k_Qid'), deployMilliseconds: 300 })
    const { previewRevision } = served.simulator.settings()
    await served.open().deploy(`${previewRevision}`)
    await expect(setUp(served)).rejects.toThrow(/反映している最中/)
  })

  it('the token may not manage the app: the right is named', async () => {
    const served = await serveApp({ app: ledgerWith('k_Qid') })
    await expect(setUp(served, true, 'product')).rejects.toMatchObject({ kind: 'no-right' })
  })

  it('somebody changes the settings while the plan is shown', async () => {
    const served = await serveApp({ app: ledgerWith('k_Qid') })
    const confirm = async () => {
      await served.leaveUndeployed('k_割り込み')
      return true
    }
    const setting = setUpApp({ app: served.open(), required, confirm, progress: () => {}, pause })
    await expect(setting).rejects.toMatchObject({ kind: 'conflict' })
    expect(live(served).map(({ code }) => code)).not.toContain('k_割り込み')
  })
})

describe('what cannot be finished is taken back:', () => {
  it('a deploy that fails', async () => {
    const served = await serveApp({ app: ledgerWith('k_Qid') })
    served.simulator.faults.deployFails = true
    await expect(setUp(served)).rejects.toThrow(/FAIL/)
    const { live: now, preview, liveRevision, previewRevision } = served.simulator.settings()
    expect([preview, previewRevision]).toEqual([now, liveRevision])
  })

  it('choices that kintone refuses after the fields were added', async () => {
    const app = { ...ledgerWith('k_ステータス', { options: ['1_未対応'] }) }
    const served = await serveApp({ app: { ...app, fields: app.fields.filter(({ code }) => code !== 'k_Qid') } })
    const kintone = served.open()
    const update = async () => {
      throw new Error('no answer')
    }
    const confirm = async () => true
    const setting = setUpApp({ app: { ...kintone, update }, required, confirm, progress: () => {}, pause })
    await expect(setting).rejects.toThrow('no answer')
    expect(served.simulator.settings().preview).toEqual(served.simulator.settings().live)
  })
})

it('an old SUCCESS is not taken for the end of this deploy', async () => {
  const served = await serveApp({ app: ledgerWith('k_Qid'), deployMilliseconds: 50 })
  const kintone = served.open()
  let asked = 0
  const deployStatus = async () => (asked++ < 3 ? ('SUCCESS' as const) : kintone.deployStatus())
  const confirm = async () => true
  await setUpApp({ app: { ...kintone, deployStatus }, required, confirm, progress: () => {}, pause })
  expect(field(served, 'k_Qid')).toBeDefined()
})

it('a plan without additions is empty, whatever it cannot do', () => {
  expect(
    isEmpty({ add: {}, update: {}, cannot: [{ kind: 'in-table', field: required[0] as never, table: 't' }] }),
  ).toBe(true)
})
