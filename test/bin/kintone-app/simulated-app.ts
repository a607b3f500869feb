import { openKintoneApp } from '../../../bin/kintone-app/kintone-app.ts'
import type { AppDefinition, FieldDefinition } from '../../../kintone-simulator/app-definition.ts'
import { contractLedger } from '../../../kintone-simulator/contract-ledger.ts'
import type { KintoneSimulatorOptions } from '../../../kintone-simulator/create-kintone-simulator.ts'
import { atEndOfTest } from '../../at-end-of-test.ts'
import { call, createSimulator, serveSimulator } from '../../kintone-simulator/simulator.ts'

export const tokens = { product: ['view', 'edit'], reader: ['view'], manager: ['view', 'edit', 'manage'] } as const

/** A simulated kintone behind HTTP, which a test's end closes. */
export async function serveApp(options: Partial<KintoneSimulatorOptions> = {}) {
  const simulator = createSimulator({ tokens, otherApps: ['2'], deployMilliseconds: 5, ...options })
  const served = await serveSimulator(simulator)
  atEndOfTest(served.close)
  const open = (apiToken = 'manager', appId = '1') => openKintoneApp({ baseUrl: served.baseUrl, apiToken, appId })
  return {
    simulator,
    baseUrl: served.baseUrl,
    open,
    /** A person begins to change the app's settings and does not press アプリを更新. */
    leaveUndeployed: (code: string) =>
      call(simulator, 'POST', '/k/v1/preview/app/form/fields.json', {
        app: 1,
        properties: { [code]: { type: 'SINGLE_LINE_TEXT', code, label: code } },
      }),
  }
}

/** 契約台帳 with one field otherwise, or without it. */
export const ledgerWith = (code: string, changes?: Partial<FieldDefinition>): AppDefinition => ({
  ...contractLedger,
  fields: contractLedger.fields.flatMap((field) =>
    field.code !== code ? [field] : changes ? [{ ...field, ...changes }] : [],
  ),
})
