import { createClerk } from '../../bin/demo/clerk.ts'
import { type Faults, faultNames } from '../../kintone-simulator/faults.ts'
import type { Change } from '../../kintone-simulator/store.ts'

const aContract = {
  k_id: 'C-1',
  k_氏名: '髙﨑 一郎',
  k_メールアドレス: 'ichiro@example.com',
  k_プラン: 'スタンダード',
  k_マニュアル送付希望: '希望しない',
  k_ステータス: '1_未対応',
}

/** The simulated kintone from outside: a person at its page, and its list of the writes that took effect. */
export function createDesk(url: string) {
  const page = `${url}/k/1/`
  const clerk = createClerk(page)
  const post = async (path: string, form: Record<string, string>) => {
    const { status } = await fetch(page + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
    if (status !== 303) throw new Error(`kintone's page answered ${status} to ${path}`)
  }
  return {
    add: (values: Record<string, string> = {}) => clerk.addRecord({ ...aContract, ...values }),
    edit: (recordId: string, values: Record<string, string>) => post('save', { $id: recordId, ...values }),
    setStatus: (recordId: string, label: string) => post('save', { $id: recordId, k_ステータス: label }),
    remove: (recordId: string) => post('delete', { $id: recordId }),
    /** The app's owner has the form ask for these fields, and for no others. */
    require: (...codes: string[]) => post('required', Object.fromEntries(codes.map((code) => [code, 'on']))),
    /** These troubles from now on, and no others. */
    trouble: (...names: (keyof Faults)[]) =>
      post('faults', Object.fromEntries(faultNames.filter((name) => names.includes(name)).map((name) => [name, 'on']))),
    /** What each write set the status to, oldest first. */
    async statuses(recordId: string) {
      const { changes } = (await (await fetch(`${url}/simulator/changes.json`)).json()) as { changes: Change[] }
      return changes.filter((change) => change.recordId === recordId).map(({ values }) => values.k_ステータス)
    },
  }
}
