import type { Text } from './bilingual.ts'

/** What notices say; the parts of a page's other texts are in `texts.ts`. */
export const notices = {
  forged: {
    title: ['このリンクは使えません', 'This link does not work'],
    say: [
      'リンクが正しくありません。メールのリンクが途中で切れていないか確かめ、もう一度開いてください。',
      'The link is not valid. Check that it was not cut off in the mail, and open it again.',
    ],
  },
  'not-found': {
    title: ['ページが見つかりません', 'Page not found'],
    say: ['アドレスを確かめてください。', 'Please check the address.'],
  },
  expired: {
    title: ['リンクの有効期限が切れています', 'This link has expired'],
    say: ['この作業はまだ回答を待っています。', 'The task still waits for an answer.'],
  },
  revoked: {
    title: ['このリンクは無効になりました', 'This link was taken back'],
    say: [
      '新しいリンクが発行されたか、担当者が変わりました。最新のメールのリンクを開いてください。',
      'A newer link was issued or the people in charge have changed. Open the link of the latest mail.',
    ],
  },
  'link-sent': {
    title: ['新しいリンクを送りました', 'A new link is on its way'],
    say: [
      '登録済みの担当者のメールアドレスにだけ送ります。数分待っても届かないときは、管理者に連絡してください。',
      'It goes only to the registered addresses of the lane. If it does not arrive in a few minutes, tell your administrator.',
    ],
  },
  answered: {
    title: ['この作業は回答済みです', 'This task has been answered'],
    say: [
      '先に次の回答がありました。今回の操作では何も変わっていません。',
      'It was answered before. Nothing was changed just now.',
    ],
  },
  completed: {
    title: ['回答を受け付けました', 'Your answer is stored'],
    say: ['ありがとうございます。このページは閉じてかまいません。', 'Thank you. You may close this page.'],
  },
  superseded: {
    title: ['この作業は取り消されました', 'This task was taken back'],
    say: ['回答は不要になりました。何も保存していません。', 'It needs no answer any more. Nothing was stored.'],
  },
  'order-cancelled': {
    title: ['この案件は中止されました', 'This order was cancelled'],
    say: ['回答は不要です。何も保存していません。', 'No answer is needed. Nothing was stored.'],
  },
  'order-closed': {
    title: ['この案件は完了しています', 'This order is closed'],
    say: ['すべての作業が終わっています。回答は不要です。', 'All of its work is done. No answer is needed.'],
  },
  unavailable: {
    title: ['ただいま処理できません', 'This did not work just now'],
    say: [
      '何も保存していません。少し待ってから、もう一度開いてください。',
      'Nothing was stored. Please wait a moment and open the page again.',
    ],
  },
} as const satisfies Record<string, { title: Text; say: Text }>

export const noticeParts = {
  renew: ['新しいリンクをメールで受け取る', 'Get a new link by mail'],
  renewHint: [
    '登録済みの担当者のメールアドレスにだけ送ります。',
    'It is sent only to the registered addresses of the lane.',
  ],
  expiredAt: ['有効期限', 'Valid until'],
  by: ['回答者', 'Answered by'],
  at: ['回答日時', 'Answered'],
  outcome: ['結果', 'Outcome'],
  next: ['このあと', 'What comes next'],
  endedAt: ['終了日時', 'Ended'],
} as const satisfies Record<string, Text>
