import type { Text } from './bilingual.ts'

/** What notices say; the parts of a page's other texts are in `texts.ts`. */
export const notices = {
  forged: {
    title: ['このリンクは使えません', 'This link does not work'],
    lead: [
      'リンクが正しくありません。メールのリンクが途中で切れていないかご確認のうえ、もう一度開いてください。',
      'The link is not valid. Check that it was not cut off in the mail, and open it again.',
    ],
  },
  'cut-off': {
    title: ['リンクが途中で切れています', 'This link was cut off'],
    lead: [
      'メールソフトが長いリンクを 2 行に分けたか、一部だけがコピーされています。メールのリンクを最後までコピーするか、「作業ページを開く」のボタンから開いてください。',
      'A mail program has broken the link in two, or only a part of it was copied. Copy the whole link from the mail, or use the button in it.',
    ],
  },
  'not-found': {
    title: ['ページが見つかりません', 'Page not found'],
    lead: ['アドレスをご確認ください。', 'Please check the address.'],
  },
  expired: {
    title: ['リンクの有効期限が切れています', 'This link has expired'],
    lead: ['この作業はまだ回答を待っています。', 'The task still waits for an answer.'],
  },
  revoked: {
    title: ['このリンクは無効になりました', 'This link was taken back'],
    lead: [
      '新しいリンクが使われたか、担当者が変わりました。最新のメールのリンクを開いてください。',
      'A newer link has been used or the people in charge have changed. Open the link of the latest mail.',
    ],
  },
  reassigned: {
    title: ['この作業はほかの担当者に移りました', 'This task now belongs to somebody else'],
    lead: [
      '運用担当が担当者を変更しました。このリンクからは回答できません。',
      'Operations have given it to somebody else. It cannot be answered from this link any more.',
    ],
  },
  'too-many': {
    title: ['これ以上は記録できません', 'No more can be recorded'],
    lead: [
      'この案件のメモと操作が上限に達しました。今回の操作は保存していません。作業を完了することはできます。',
      'This order holds as many memos and acts as it may. This one was not stored. The task can still be completed.',
    ],
  },
  'not-in-lane': {
    title: ['この作業の担当者ではなくなりました', 'You are no longer a member of this lane'],
    lead: [
      'このリンクの持ち主は、設定の担当者一覧にもう登録されていません。そのため、作業を開くことも、回答することもできません。何も保存していません。お心当たりがない場合は、担当の責任者か運用担当にご連絡ください。',
      'The settings no longer name you among the people of this lane, so the task can neither be opened nor answered from this link. Nothing was stored. If that is not right, ask the lead of the lane or operations.',
    ],
  },
  'too-many-links': {
    title: ['今日はこれ以上リンクを送れません', 'No more links can be sent today'],
    lead: [
      'この作業のリンクは、24 時間に送れる回数に達しました。届いているメールのうち最新のリンクを開いてください。見つからない場合は、運用担当にご連絡ください。',
      'You were sent as many links to this task as one may get in 24 hours. Open the link of the latest mail. If there is none, please tell operations.',
    ],
  },
  'link-sent': {
    title: ['新しいリンクをメールでお送りします', 'A new link is sent by mail'],
    lead: [
      '登録済みの、ご本人のメールアドレスにだけ送ります。10 分以内にすでにご請求のときは、そのときのメールのリンクをお使いください。数分待っても届かない場合は、運用担当にご連絡ください。',
      'It goes only to your registered address. If you have asked within the last 10 minutes, use the link of that mail. If none arrives in a few minutes, please tell operations.',
    ],
  },
  answered: {
    title: ['この作業は回答済みです', 'This task has been answered'],
    lead: [
      'この作業には次の回答が記録されています。今回の操作では何も変わっていません。',
      'This answer is on record. Nothing was changed just now.',
    ],
  },
  completed: {
    title: ['回答を受け付けました', 'Your answer is stored'],
    lead: ['ありがとうございました。このページは閉じていただいて構いません。', 'Thank you. You may close this page.'],
  },
  superseded: {
    title: ['この作業は取り消されました', 'This task was taken back'],
    lead: ['回答は不要になりました。何も保存していません。', 'It needs no answer any more. Nothing was stored.'],
  },
  'order-cancelled': {
    title: ['この案件は中止されました', 'This order was cancelled'],
    lead: ['回答は不要です。何も保存していません。', 'No answer is needed. Nothing was stored.'],
  },
  'order-closed': {
    title: ['この案件は完了しています', 'This order is closed'],
    lead: ['すべての作業が終わっています。回答は不要です。', 'All of its work is done. No answer is needed.'],
  },
  'not-understood': {
    title: ['読み取れませんでした', 'This could not be read'],
    lead: [
      'アドレスか送信内容が正しくありません。何も保存していません。メールのリンクか、前のページからもう一度お試しください。',
      'The address or what was sent is not valid. Nothing was stored. Start again from the link in the mail, or from the page before.',
    ],
  },
  'other-site': {
    title: ['ほかのサイトからの送信は受け付けません', 'Forms of other sites are refused'],
    lead: [
      '何も保存していません。このサイトのページを開き、そこから送信してください。',
      'Nothing was stored. Open the page on this site and send it from there.',
    ],
  },
  'too-large': {
    title: ['入力が大きすぎます', 'What you entered is too large'],
    lead: [
      '全体でおよそ 25,000 文字まで送れます。何も保存していません。前のページに戻り、短くしてから送信してください。',
      'A form may hold about 25,000 characters. Nothing was stored. Go back, shorten it and send it again.',
    ],
  },
  'no-form': {
    title: ['フォームとして届きませんでした', 'This did not arrive as a form'],
    lead: [
      '何も保存していません。ページを開き直し、そのボタンから送信してください。',
      'Nothing was stored. Open the page again and send it with its buttons.',
    ],
  },
  unavailable: {
    title: ['ただいま処理できません', 'This did not work just now'],
    lead: [
      '少し待ってからページを開き直してください。入力の画面がまた出るときは、何も保存されていません。',
      'Please wait a moment and open the page again. If it asks for your answer again, nothing was stored.',
    ],
  },
} as const satisfies Record<string, { title: Text; lead: Text }>

export const noticeParts = {
  renew: ['新しいリンクをメールで受け取る', 'Get a new link by mail'],
  renewHint: ['登録済みの、ご本人のメールアドレスにだけ送ります。', 'It is sent only to your registered address.'],
  expiredAt: ['有効期限', 'Valid until'],
  by: ['回答者', 'Answered by'],
  at: ['回答日時', 'Answered'],
  outcome: ['結果', 'Outcome'],
  next: ['このあと', 'What comes next'],
  stored: ['保存した内容', 'What was stored'],
  printed: (name: string): Text => [`(宛名は「${name} 様」になります)`, '(the label adds the honorific)'],
  endedAt: ['終了日時', 'Ended'],
  to: ['新しい担当者', 'Now done by'],
  pid: ['運用担当に伝える番号', 'Number to give to operations'],
  back: ['作業のページに戻る', 'Back to the task'],
} as const
