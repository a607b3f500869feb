import type { CaseSort } from '../../core/case-query.ts'
import type { Text } from '../bilingual.ts'

/** What the case list says. */
export const listTexts = {
  all: ['すべて', 'All'],
  failed: ['停止', 'Stopped'],
  overdue: ['期限超過', 'Overdue'],
  narrow: ['案件の絞り込み', 'Narrow the cases'],
  search: ['検索', 'Search'],
  searchLabel: ['顧客名・顧客ID・レコードID・プロセスID', 'Customer, customer ID, record ID or process ID'],
  more: ['条件と並び順', 'Filters and order'],
  anyStatus: ['すべての状態', 'Any status'],
  anyLane: ['すべての担当', 'Any lane'],
  unreachable: ['メールが誰にも届いていません', 'Nobody reached by mail'],
  unreachableTab: ['メール不達', 'Nobody reached'],
  onlyUnreachable: [
    '作業のメールが誰にも届いていない案件だけ',
    'Only those with a task that no mail reaches anybody for',
  ],
  mailBack: ['届かなかったメールあり', 'A mail came back'],
  onlyOverdue: ['期限を過ぎた案件だけ', 'Overdue only'],
  sort: ['並び順', 'Order by'],
  descending: ['逆順', 'Reversed'],
  clear: ['条件をクリア', 'Clear'],
  xlsx: ['Excel でダウンロード', 'Download for Excel'],
  csv: ['CSV をダウンロード', 'Download as CSV'],
  toFigures: ['担当別の数字', 'Figures by lane'],
  noneAtAll: [
    '案件はまだありません。kintone のレコードが対応要になると、ここに現れます。',
    'No cases yet. When a kintone record turns 対応要, its order appears here.',
  ],
  noneFound: ['条件に合う案件はありません。', 'No case fits.'],
  shown: (from: number, to: number, of: number): Text => [
    `${of.toLocaleString('ja')} 件中 ${from}〜${to} 件`,
    `${from}–${to} of ${of.toLocaleString('en')}`,
  ],
  bound: (most: number): Text => [
    `新しい順に、進行中と終了をそれぞれ ${most.toLocaleString('ja')} 件まで調べました。これより古い案件は、件数・検索・数字に入っていません。プロセスIDかレコードIDをすべて入力すれば、古い案件も見つかります。`,
    `Up to ${most.toLocaleString('en')} open and as many ended cases were read, the newest first. Older ones are in no count, search or figure here; a whole process ID or record ID finds them.`,
  ],
  unreadable: (count: number): Text => [
    `読み取れない案件が ${count} 件あり、表示していません。案件番号はログにあります。`,
    `${count} that could not be read ${count === 1 ? 'is' : 'are'} left out; the log has the process IDs.`,
  ],
  pages: ['ページ', 'Pages'],
  previous: ['前へ', 'Previous'],
  next: ['次へ', 'Next'],
  nobodyYet: (asked: number): Text => [`未着手(${asked} 名に案内済)`, `Nobody yet (${asked} asked)`],
  first: (name: string, until: Text): Text => [
    `まず ${name} さんに案内中(${until[0]} まで)`,
    `First offered to ${name} (until ${until[1]})`,
  ],
  has: (name: string): Text => [`${name} さんが担当中`, `${name} has it`],
  record: (id: string): Text => [`レコード ${id}`, `Record ${id}`],
  endedAt: ['終了', 'Ended'],
  error: ['エラー', 'Error'],
} as const

export const sortTexts: Record<CaseSort, Text> = {
  urgent: ['緊急度順', 'Most urgent first'],
  customer: ['顧客', 'Customer'],
  status: ['状態', 'Status'],
  deadline: ['期限', 'Deadline'],
  opened: ['開始', 'Opened'],
}

/** What the list says of stopped orders. */
export const failureTexts = {
  heading: ['停止している案件', 'Stopped cases'],
  since: (count: number): Text => [`${count} 件、最初は`, `${count}, the first`],
  retryAll: (count: number): Text => [
    count === 1 ? 'このエラーの 1 件を再開する' : `このエラーの ${count} 件をすべて再開する`,
    count === 1 ? 'Redrive the one with this error' : `Redrive all ${count} with this error`,
  ],
  show: ['停止している案件を見る', 'Show the stopped cases'],
  retried: (retried: number, refused: number, more: boolean): Text => [
    [
      `${retried} 件を再開しました。`,
      refused > 0 && `${refused} 件は再開できませんでした。それぞれの案件を開いてご確認ください。`,
      more && 'ほかにもあるかもしれません。残っていれば、もう一度押してください。',
    ]
      .filter(Boolean)
      .join(''),
    [
      `${retried} run again.`,
      refused > 0 && `${refused} could not be redriven; please look at each.`,
      more && 'There may be more; if any are left, press again.',
    ]
      .filter(Boolean)
      .join(' '),
  ],
} as const

/** What the figures of the lanes say. */
export const figureTexts = {
  heading: ['担当別の数字', 'Figures by lane'],
  now: ['いま', 'Now'],
  waiting: ['待ち時間', 'Waiting'],
  work: ['作業時間', 'Work'],
  rework: ['差し戻し率', 'Rework'],
  open: (open: number): Text => [`回答待ち ${open} 件`, `${open} open`],
  late: (overdue: number): Text => [`うち期限超過 ${overdue} 件`, `${overdue} overdue`],
  count: (count: number): Text => [`${count} 件の中央値`, `median of ${count}`],
  returned: (returned: number, answered: number): Text => [
    `${answered} 件中 ${returned} 件`,
    `${returned} of ${answered}`,
  ],
  unchecked: ['この作業を確認する後続作業はありません', 'No later task checks it'],
  nothing: ['まだデータがありません', 'Nothing to measure yet'],
  meaning: [
    '待ち時間は、作業が始まってから誰かが引き受けるまで(引き受けずに回答したときは回答まで)。作業時間は、引き受けから回答まで(引き受けた作業だけ)。差し戻し率は、次の作業の回答のうち指摘の割合。夜間・休日を含む実時間の中央値です。',
    'Waiting: from a task’s opening until somebody takes it, or answers it untaken. Work: from taking to answer, of tasks that were taken. Rework: how many answers of the following task returned it. Medians of elapsed time, nights and holidays included.',
  ],
} as const

/** What the case page says beside what is in `texts.ts`. */
export const pageTexts = {
  kintone: ['kintone のレコード', 'kintone record'],
  execution: ['AWS の実行', 'Execution on AWS'],
  recordReads: (status: string): Text => [`(kintone はいま「${status}」)`, `(kintone reads "${status}" now)`],
  live: ['この画面は自動で更新されます', 'This page updates itself'],
  nowAt: (places: string): Text => [`現在の位置: ${places}`, `Now at: ${places}`],
  nowEnded: (status: Text): Text => [`この案件は「${status[0]}」になりました。`, `The order is now: ${status[1]}.`],
  resend: ['メールを再送する', 'Send the mails again'],
  resendHint: (names: string): Text => [
    `${names} さんへ送ります。有効なリンクは変わりません。`,
    `To ${names}. Links that are valid stay the same.`,
  ],
  reassign: ['担当者を変更する', 'Give it to somebody else'],
  from: ['いまの担当者', 'From'],
  to: ['新しい担当者', 'To'],
  reassignHint: [
    '前の担当者のリンクは使えなくなり、新しい担当者にメールで案内します。',
    'The former link stops working; the new person is told by mail.',
  ],
  nobodyElse: [
    'この担当には、ほかの担当者がいません。設定に追加すると、ここで変更できます。',
    'There is nobody else in this lane. Add somebody in the settings to reassign it here.',
  ],
  cancelHint: (label: string): Text => [
    `この操作は取り消せません。未完了の作業の担当者にメールでお知らせし、kintone のステータスを「${label}」に戻します(手動で変更されたレコードはそのままにします)。`,
    `This cannot be undone. The people of open tasks are told by mail, and the status in kintone is set to "${label}", unless a person has changed the record.`,
  ],
  round: (round: number): Text => [`${round} 回目`, `round ${round}`],
  holder: ['引き受け', 'Taken by'],
  withdrawn: ['(担当解除)', '(taken off)'],
  left: ['(担当から外れました)', '(has left)'],
  mailBack: ['メール不達', 'Mail not delivered'],
  returned: ['届かなかったメール', 'Mails that did not arrive'],
  returnedHint: [
    '宛先のメールサーバーに拒否されたか、迷惑メールとして報告されたので、自動では再送しません。設定の宛先を直すと、開いている作業のメールは自動で届き直します。宛先が正しいときは、相手が受け取れるようになってから再送するか、担当者を変更してください。',
    'The recipient’s mail server refused them, or their reader called them spam, so they are not tried again. Mend the address in the settings, and the mails of open tasks go there by themselves; where it is right, send again once it takes mails, or give the task to somebody else.',
  ],
  complaint: ['迷惑メールの報告', 'reported as spam'],
  reasonGiven: ['理由', 'Reason given'],
  when: ['日時', 'When'],
  unsent: ['送信できていないメール', 'Mails that could not be sent'],
  unsentHint: [
    '自動で再送しています。メールサーバーと宛先の設定をご確認ください。',
    'They are tried again by themselves. Please check the mail server and the addresses in the settings.',
  ],
  mail: ['メール', 'Mail'],
  whom: ['宛先', 'To'],
  since: ['最初の失敗', 'Since'],
  failures: ['失敗', 'Failures'],
  times: (count: number): Text => [`${count} 回`, count === 1 ? 'once' : `${count} times`],
  nextTry: ['次回の送信', 'Next try'],
  outside: ['設定にある宛先', 'The address in the settings'],
} as const
