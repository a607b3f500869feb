import type { KintoneSettings } from '../../settings/settings.ts'
import type { GivenBack, Order } from '../core/order.ts'
import type { Text } from './bilingual.ts'

/** What the settings call the record's fields and choices. */
export type RecordNames = Pick<KintoneSettings, 'appId' | 'fields' | 'status'>

/** An order whose record a person is to mend; none: each of several. */
export type ToMend = Pick<Order, 'pid' | 'appId' | 'recordId' | 'conflict'> & Partial<Pick<Order, 'failure'>>

const eachOnes: Text = ['各案件のプロセスID', 'the process ID of each order']
const quoted = (text: string): Text => [`「${text}」`, `"${text}"`]

/** What a field reads now; somebody's own words in place of a pid are not repeated. */
function readsNow(found: string | undefined, isPid: boolean): Text {
  if (found === undefined) return ['', '']
  if (found.trim() === '') return ['(いまは空)', ' (now empty)']
  if (isPid && !/^k\d+-\d+-\d+$/.test(found)) return ['(いまは別の値)', ' (now something else)']
  const [ja, en] = quoted(found)
  return [`(いまは${ja})`, ` (now ${en})`]
}

/**
 * What of the record is to be set to what, for the order to go on, with what it reads now where that is known:
 * `プロセスID(k_Qid)を「k1-7-1」に(いまは空)、…`. A field that already reads as it should is left out.
 */
export function valuesToSet(order: ToMend | undefined, { fields, status }: RecordNames): Text {
  const found = order?.conflict?.found
  const pid = order ? quoted(order.pid) : eachOnes
  const rows = [
    { name: ['プロセスID', 'the process ID'], field: fields.pid, to: pid, isRight: found?.pid === order?.pid },
    {
      name: ['ステータス', 'the status'],
      field: fields.status,
      to: quoted(status.inProgress),
      isRight: found?.status === status.inProgress,
    },
  ]
  const now = [readsNow(found?.pid, true), readsNow(found?.status, false)]
  const parts = rows.map(
    ({ name, field, to }, at): Text => [
      `${name[0]}(${field})を${to[0]}に${now[at]?.[0]}`,
      `${name[1]} (${field}) to ${to[1]}${now[at]?.[1]}`,
    ],
  )
  const wrong = parts.filter((_, at) => found === undefined || !rows[at]?.isRight)
  const said = wrong.length > 0 ? wrong : parts
  return [said.map(([ja]) => ja).join('、'), said.map(([, en]) => en).join(' and ')]
}

/** What the record is to read, for the order to go on: `プロセスID(k_Qid)が「k1-7-1」、ステータス(k_ステータス)が「3_対応中」`. */
export function valuesToRead(order: ToMend | undefined, { fields, status }: RecordNames): Text {
  const pid = order ? quoted(order.pid) : eachOnes
  const label = quoted(status.inProgress)
  return [
    `プロセスID(${fields.pid})が${pid[0]}、ステータス(${fields.status})が${label[0]}`,
    `the process ID (${fields.pid}) is ${pid[1]} and the status (${fields.status}) ${label[1]}`,
  ]
}

/** What became of the record of a cancelled order. */
export function becameOf({ became, state }: GivenBack): Text {
  if (became === 'gone')
    return ['kintone のレコードは、もう削除されていました。', 'The kintone record had been deleted.']
  const [ja, en] = quoted(state?.status ?? '')
  return became === 'given-back'
    ? [`kintone のステータスは${ja}に戻しました。`, `The status in kintone was set back to ${en}.`]
    : [
        `kintone のレコードは手動で変更されていたため、そのままにしました(ステータスは${ja})。`,
        `A person had changed the kintone record, so it was left as it was (its status is ${en}).`,
      ]
}
