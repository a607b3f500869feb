import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { Order, Task } from '../../lambdas/core/order.ts'
import { renderMail } from '../../lambdas/views/mails/render-mail.ts'
import type { TaskNode } from '../../statemachine/process.ts'
import { anAnsweredTask, anOffer, anOrder, aTask, hostile, now } from './an-order.ts'
import {
  checkedAgain,
  correctedOrder,
  correction,
  eventfulOrder,
  everyMail,
  handedOver,
  heldTask,
  lane,
  link,
  names,
  place,
  reassigned,
  takenOver,
  task,
} from './every-mail.ts'

const order = eventfulOrder()
const mails = everyMail(order)
const mail = (name: string) => {
  const request = mails[name]
  if (!request) throw new Error(`no mail ${name}`)
  return renderMail(request)
}
const toMember = { order, task, ref: 1, link, now }
const offered = (changes: { order?: Order; task?: Task } = {}) =>
  renderMail({ kind: 'task-offered', ...toMember, ...changes })
/** What a person reads of an HTML mail. */
const shownIn = (html: string) =>
  html
    .replace(/<(head|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

describe.each(Object.keys(mails))('the mail "%s"', (name) => {
  const { subject, text, html } = mail(name)

  it('says in both forms and both languages the same', () => {
    const lines = text
      .split('\n')
      .flatMap((line) => line.replace(/^> /, '').split(/【|】| \/ |: |:$/))
      .filter((part) => part.trim() !== '' && !part.startsWith('http'))
    const shown = shownIn(html)
    for (const line of lines) expect(shown).toContain(line)
    expect(text).toMatch(/[ぁ-ん]/)
    expect(text).toMatch(/[a-z]{3,} [a-z]{2,}/)
  })

  it('has a subject of one line that says what it is, and a preview text', () => {
    expect(subject).toMatch(/^\[納品\] .{5,}$/u)
    expect([...subject].length).toBeLessThanOrEqual(120)
    const [, preview = ''] = /<body[^>]*>\s*<div style="display:none[^>]*>([^&<]+)/.exec(html) ?? []
    expect(preview.trim().length).toBeGreaterThan(3)
  })

  it('fetches nothing, runs nothing, and links nowhere but where its text does', () => {
    expect(html).not.toMatch(/<(img|script|link|form|iframe|object)|\bon\w+=|url\(|@import/)
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
    const told = text.split('\n').filter((line) => line.startsWith('http'))
    expect(new Set(links)).toEqual(new Set(told))
  })
})

describe('no mail', () => {
  const invisible = fc.constantFrom('', '\u202e', '\u200f', '\u0007', '\u2028')
  const aSecret = fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 2, maxLength: 20 }), fc.constantFrom('<b>', '&amp;', '"', "'", '-'))
    .map(([rest, sign]) => `秘鍵${sign}${rest.trim()}ЖЩ`)

  it('holds a secret, whichever text quotes it', () => {
    fc.assert(
      fc.property(aSecret, aSecret, fc.array(invisible, { maxLength: 3 }), (licenceKey, password, marks) => {
        const quoted = `鍵は${licenceKey}、${marks.join('')}パスは ${password}です`
        const variables = Object.fromEntries(Object.keys(order.variables).map((code) => [code, quoted]))
        const told = eventfulOrder(
          {
            title: quoted,
            variables: {
              ...variables,
              q_taskLimitDatetime: '2026-11-26T08:00:00Z',
              q_licenseKey: licenceKey,
              q_password: password,
              q_trackingNo: quoted,
              q_memo: [{ at: now.toISOString(), by: '佐藤', node: '1-1', round: 1, text: quoted }],
            },
          },
          quoted,
        )
        for (const request of Object.values(everyMail(told))) {
          const { subject, text, html } = renderMail(request)
          for (const form of [subject, text, html, shownIn(html)])
            for (const secret of [licenceKey, password]) expect(form).not.toContain(secret)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('holds a secret that only shows once invisible marks have gone', () => {
    const told = anOrder({ title: '鍵は AB\u202eCD-1234', variables: { q_memo: [], q_licenseKey: 'ABCD-1234' } })
    const { subject, text, html } = offered({ order: told })
    for (const form of [subject, text, html]) expect(form).not.toContain('ABCD-1234')
  })

  it('holds a secret whose own blanks and breaks a line would lose', () => {
    const secret = 'AB  CD\t12\r\n34'
    const told = anOrder({ title: `鍵は ${secret}`, variables: { q_memo: [], q_licenseKey: secret } })
    const { subject, text, html } = offered({ order: told })
    for (const form of [subject, text, html]) expect(form).not.toMatch(/AB\s+CD|12\s+34/)
  })

  it('holds a task’s token', () => {
    for (const request of Object.values(mails))
      expect(JSON.stringify(renderMail(request))).not.toContain('task-token-never-shown')
  })

  it('lets typed text be more than text, in subject or body', () => {
    const typed = `${hostile}\r\nBcc: x@example.com\r\n\u202eevil\u2066 https://evil.example`
    for (const request of Object.values(everyMail(eventfulOrder({ title: typed }, typed)))) {
      const { subject, text, html } = renderMail(request)
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      expect(text).not.toMatch(/^(Bcc|https:\/\/evil)/m)
      expect(html).not.toMatch(/<script|href="https:\/\/evil/)
      for (const form of [text, html]) expect(form).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    }
  })
})

describe('the mail of a task', () => {
  it('has title, node, lane, deadline with the time left, and the link in both forms', () => {
    const { text, html } = offered()
    for (const part of [
      '納品 山田商店',
      '1-1.ライセンスキー手配',
      'ライセンス担当',
      '2026年11月26日(木) 17:00',
      '2日7時間',
      '2 d 7 h',
      link,
    ]) {
      expect(text).toContain(part)
      expect(html).toContain(part)
    }
  })

  it('says the node and the title in its subject, and both with the deadline in its preview', () => {
    expect(offered().subject).toBe('[納品] 1-1.ライセンスキー手配: 納品 山田商店')
    expect(offered().html).toContain('納品 山田商店 ・ 2026年11月26日(木) 17:00(残り 2日7時間)')
  })

  it('says how many have been asked, if nobody has taken it', () => {
    expect(offered().text).toContain('2 名に案内しています')
    expect(offered({ task: heldTask }).text).not.toContain('名に案内しています')
    expect(offered({ task: aTask('2', 1, { offers: [anOffer()] }) }).text).not.toContain('名に案内しています')
  })

  it('of a correction quotes the reason line by line, with who returned it and when', () => {
    const told = eventfulOrder({}, '古いキーです。\nhttps://evil.example')
    const { text, subject } = offered({ order: told, task: correction })
    expect(subject).toContain('指摘あり / Returned')
    expect(text).toContain('> 古いキーです。\n> https://evil.example')
    expect(text).toContain('指摘の理由(佐藤 葵、2026年11月23日(月) 17:05)')
    expect(text).toContain('2 回目')
  })

  it('of a correction says in its subject who returned it and why', () => {
    const { subject } = offered({ order: eventfulOrder({}, '古いキーです。'), task: correction })
    expect(subject).toBe(
      '[納品] 指摘あり / Returned (佐藤 葵): 1-1′.ライセンスキー修正: 納品 山田商店 — 古いキーです。',
    )
  })

  describe('to be done again, since the key was corrected,', () => {
    const reason = '別のプランのキーです。'
    const again = (memo: string, changes: Partial<Order> = {}) =>
      offered({ order: correctedOrder(eventfulOrder(changes, reason), memo), task: checkedAgain })

    it('says in its subject that it was, by whom, and their memo', () => {
      expect(again('スタンダードで取り直しました。').subject).toBe(
        '[納品] 修正済み / Corrected (佐藤 葵): 1-2.環境構築: 納品 山田商店 — スタンダードで取り直しました。',
      )
    })

    it('says so in its body too, with when, the whole memo, and why the key had come back', () => {
      const { text } = again('取り直しました。\n来月からです。')
      for (const part of [
        '佐藤 葵 さんがライセンスキーを修正しました。',
        '佐藤 葵 has corrected the licence key.',
        '修正 / Corrected: 佐藤 葵(2026年11月23日(月) 17:05)',
        '修正時のメモ(佐藤 葵、2026年11月23日(月) 17:05)',
        '> 取り直しました。\n> 来月からです。',
        '前回の指摘の理由(佐藤 葵、',
        `> ${reason}`,
        '2 回目',
      ])
        expect(text).toContain(part)
    })

    it('says that there is no memo where none was left', () => {
      const order = correctedOrder(eventfulOrder({}, reason))
      const silent = { ...order, variables: { ...order.variables, q_memo: [] } }
      const { subject, text } = offered({ order: silent, task: checkedAgain })
      expect(subject).toBe('[納品] 修正済み / Corrected (佐藤 葵): 1-2.環境構築: 納品 山田商店')
      expect(text).toContain('修正時のメモ / Memo left with the correction: (メモなし) / (none)')
    })

    it('tells of this round alone, and of the first check nothing', () => {
      const first = offered({ order: correctedOrder(eventfulOrder({}, reason)), task: aTask('1-2', 1) })
      const third = offered({ order: correctedOrder(eventfulOrder({}, reason)), task: aTask('1-2', 3) })
      for (const { subject, text } of [first, third]) expect(subject + text).not.toContain('修正')
    })

    it('says why it is there in a reminder, too', () => {
      const order = correctedOrder(eventfulOrder({}, reason), '取り直しました。')
      const { text } = renderMail({ kind: 'task-reminder', ...toMember, order, task: checkedAgain })
      expect(text).toContain('> 取り直しました。')
    })

    it('leaves room in its subject for who and why, however long the others are', () => {
      const long = (sign: string) => sign.repeat(300)
      const order = correctedOrder(eventfulOrder({ title: long('題') }, reason), long('覚'))
      const named = { ...anAnsweredTask('1-1′', 2) }
      if (named.answer) named.answer.by = { id: 'x', name: long('名') }
      const { subject } = offered({
        order: { ...order, tasks: { ...order.tasks, '1-1′#2': named } },
        task: checkedAgain,
      })
      expect([...subject].length).toBeLessThanOrEqual(120)
      for (const part of ['修正済み / Corrected (名名名', '1-2.環境構築: 題題題', ' — 覚覚覚'])
        expect(subject).toContain(part)
    })

    it('quotes a long memo up to a bound, and says where the rest is', () => {
      for (const memo of ['長'.repeat(2000), Array.from({ length: 200 }, (_, at) => `行 ${at}`).join('\n')]) {
        const { text } = again(memo)
        const quoted = text.split('\n').filter((line) => line.startsWith('> '))
        expect(quoted.join('').length).toBeLessThan(700)
        expect(quoted.length).toBeLessThan(16)
        expect(text).toContain('(続きは作業ページにあります)')
      }
      expect(again('短い').text).not.toContain('続きは')
    })

    it('lets a memo be no header, no link and no line of its own', () => {
      const { subject, text } = again(`取った\r\nBcc: x@example.com\u2028https://evil.example\u202egnp`)
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u)
      expect(text).not.toMatch(/^(Bcc|https:\/\/evil)/m)
    })

    it('masks a secret that its memo quotes, in the subject as in the body', () => {
      const secrets = { q_licenseKey: 'NEW  KEY-77', q_password: 'pa55-word!' }
      const variables = { ...order.variables, ...secrets }
      const { subject, text, html } = again('鍵は NEW  KEY-77、\u202epa55-word! です', { variables })
      for (const form of [subject, text, html]) expect(form).not.toMatch(/NEW\s+KEY-77|pa55-word/)
      expect(subject).toContain('••••')
    })
  })

  it('of another task has no reason', () => {
    expect(offered().text).not.toContain('指摘')
  })

  it('with a link in place of an earlier one says so', () => {
    expect(mail('offered-again').text).toContain('以前のリンクは使えません')
    expect(offered().text).not.toContain('以前のリンク')
  })

  it('that is late says how late', () => {
    expect(mail('overdue').text).toContain('超過 / Overdue by: 17時間0分 / 17 h 0 min')
    expect(mail('overdue').html).toContain('(17時間0分 超過)')
    expect(mail('overdue').subject).toContain('期限超過 / Overdue')
    expect(mail('reminder').subject).toContain('期限前のお知らせ / Due soon')
  })

  it('that somebody has taken says who and since when', () => {
    expect(mail('overdue').text).toContain('引き受け / Taken by: 鈴木 蓮(2026年11月24日(火) 09:30 から)')
  })
})

describe('the mails of a lane that changes', () => {
  it('tell whoever has come back of a task, not of a second link', () => {
    expect(mail('offered-after-coming-back').subject).not.toContain('Link to your task')
    expect(mail('offered-after-coming-back').text).not.toContain('以前のリンク')
  })

  it('tell whoever asked for a fresh link until when the one before works', () => {
    expect(mail('fresh-link-beside-another').text).toContain('以前のリンクは、このリンクで何か操作するまで使えます。')
  })

  it('tell the others whose the task was', () => {
    expect(mail('released').subject).toContain('引き受け手なし / Nobody has it')
    expect(mail('released').text).toContain('引き受けていた 佐藤 葵 さんが担当から外れました。')
    expect(mail('released').text).toContain(link)
  })

  it('tell whoever has left no more than the task and the number of the order', () => {
    const { subject, text } = mail('withdrawn')
    expect(subject).toContain('担当の解除 / No longer yours')
    expect(text).toContain('k1-7-1')
    expect(`${subject}${text}`).not.toMatch(/山田|\/t\//)
  })

  it('tell whoever arranged a returned key until when they are asked alone', () => {
    expect(mail('first-to-whoever-arranged').text).toContain(
      '2026年11月24日(火) 13:30 までに「引き受ける」が押されなければ',
    )
  })
})

describe('the mail of a task that changes hands', () => {
  const handed = (...events: (typeof handedOver)[]) =>
    renderMail({
      kind: 'task-handed-over',
      ...toMember,
      ref: 2,
      task: heldTask,
      order: { ...order, events },
    }).text
  const taken = (...events: { at: string; type: string; by: string; node: string; round: number }[]) =>
    renderMail({ kind: 'task-taken-over', ...toMember, task: heldTask, order: { ...order, events } }).text

  it('says who handed it over', () => {
    expect(handed(handedOver)).toContain('佐藤 葵 さんからこの作業の引き継ぎがありました。')
  })

  it('says when it was operations', () => {
    expect(handed(handedOver, reassigned)).toContain('運用担当により、この作業の担当に指定されました。')
  })

  it('goes by this task’s round alone', () => {
    expect(handed({ ...handedOver, round: 2 })).not.toContain('佐藤 葵 さん')
  })

  it('says who took it over, and that nothing is left to do', () => {
    expect(taken(takenOver)).toContain('鈴木 蓮 さんがこの作業を引き受けました。ご対応は不要です。')
    expect(taken({ ...takenOver, by: 'sato' })).toContain('鈴木 蓮 さん')
    expect(taken(reassigned)).toContain('鈴木 蓮 さん')
  })

  it('says so also where the one who took it is not known', () => {
    const { text } = renderMail({ kind: 'task-taken-over', ...toMember, order: { ...order, events: [] } })
    expect(text).toContain('ほかの担当者がこの作業を引き受けました。')
  })
})

describe('the mail of an escalation', () => {
  it('says what is late, since when, who was asked, and where the order is', () => {
    const { text } = mail('escalation')
    for (const part of [
      '納品 山田商店',
      '超過 / Overdue by: 17時間0分',
      '佐藤 葵、鈴木 蓮(まだ誰も引き受けていません)',
      'k1-7-1',
      place.url,
      place.record,
    ])
      expect(text).toContain(part)
  })

  it('says who has it', () => {
    const { text } = renderMail({ kind: 'task-escalation', order, task: heldTask, lane, place, now })
    expect(text).toContain('引き受け / Taken by: 鈴木 蓮')
  })

  it('gives the ids of those who could have it instead, or says that nobody could', () => {
    const to = (...others: string[]) => {
      const members = ['sato', ...others].map((id) => ({ id, name: id.toUpperCase(), email: `${id}@example.com` }))
      return renderMail({ kind: 'task-escalation', order, task, lane: members, place, now }).text
    }
    expect(to('suzuki')).toContain('--from sato --to suzuki')
    expect(to('suzuki', 'ito')).toContain('--from sato --to ID')
    expect(to('suzuki', 'ito')).toContain('suzuki (SUZUKI), ito (ITO)')
    expect(to()).toContain('ほかの担当者がいません')
    expect(to()).not.toContain('nouhin reassign')
  })

  it('leaves out from whom the task was taken', () => {
    const offers = task.offers.map((offer) => (offer.ref === 1 ? { ...offer, withdrawnAt: order.openedAt } : offer))
    const { text } = renderMail({ kind: 'task-escalation', order, task: { ...task, offers }, lane: [], place, now })
    expect(text).not.toContain('佐藤 葵')
  })

  it('has no task’s link: that is its member’s alone', () => {
    expect(JSON.stringify(mail('escalation'))).not.toContain('/t/')
  })
})

describe('the mail of a finished order', () => {
  it('says which, from when to when, who did what, and how to find the parcel', () => {
    const { text } = renderMail({
      kind: 'order-finished',
      order: { ...order, variables: { ...order.variables, q_trackingNo: '123456789013' } },
      place,
    })
    for (const part of [
      '納品 山田商店',
      '2026年11月23日(月) 11:00',
      '2026年11月25日(水) 15:30',
      'かかった時間 / It took: 2日4時間 / 2 d 4 h',
      '1-1.ライセンスキー手配 / Arrange the licence key: 佐藤 葵(2026年11月23日(月) 17:05)',
      '123456789013',
      place.url,
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('1-2.環境構築')
  })

  it('names for each task the last one who did it, in the order in which they were done', () => {
    const answered = (node: TaskNode, round: number, name: string, day: number) => {
      const task = anAnsweredTask(node, round)
      const answer = { outcome: 'done' as const, at: `2026-11-${day}T01:00:00Z`, by: { id: 'x', name } }
      return { ...task, answer }
    }
    const tasks = [answered('2', 1, '送付', 14), answered('1-2', 2, '二回目', 13), answered('1-1', 1, '手配', 11)]
    const done = anOrder({}, ...tasks, answered('1-2', 1, '一回目', 12))
    const { text } = renderMail({ kind: 'order-finished', order: done, place })
    expect(text.match(/手配\(|一回目|二回目|送付\(/g)).toEqual(['手配(', '二回目', '送付('])
  })
})

describe('mails to operations', () => {
  const failed = (error: string) =>
    renderMail({
      kind: 'order-failed',
      order: { ...order, conflict: undefined, failure: { at: order.openedAt, error } },
      place,
      names,
    })
  it.each([
    ['KintoneConflict', 'redrive'],
    ['KintoneRecordGone', 'Cancel the order.'],
    ['KintoneSetupError', 'lacks a field or a choice'],
    ['KintoneAccessError', 'API token'],
    ['States.Timeout', 'Find the cause'],
    ['constructor', 'Find the cause'],
  ])('say what to do about %s', (error, advice) => {
    const { text } = failed(error)
    for (const part of ['k1-7-1', error, advice, place.url]) expect(text).toContain(part)
  })
  it.each(['failed', 'changed'])('give what to set in the record, and with which command: %s', (name) => {
    const { text } = mail(name)
    for (const part of ['k_Qid', '「k1-7-1」', 'k_ステータス', '「3_対応中」', 'nouhin cancel k1-7-1 --reason'])
      expect(text).toContain(part)
    expect(text.includes('nouhin retry k1-7-1')).toBe(name === 'failed')
  })
  it.each([
    [undefined, '5 分以内に自動で再開します', 'goes on by itself'],
    [{ at: order.openedAt, over: true as const }, '自動では再開しません', 'does not go on by itself'],
  ])(
    'name the fields that kintone refuses, with its words, and whether the order goes on by itself',
    (asked, ja, en) => {
      const refused = {
        at: order.openedAt,
        error: 'KintoneRecordRefused' as const,
        fields: [
          { code: 'k_請求先住所', says: ['必須です。'] },
          { code: 'k_x', says: [] },
        ],
        ...(asked && { asked }),
      }
      const failure = { at: order.openedAt, error: 'KintoneRecordRefused', refused }
      const { text, html, subject } = renderMail({
        kind: 'order-failed',
        order: { ...order, conflict: undefined, failure },
        place,
        names,
      })
      for (const part of ['k_請求先住所: 必須です。', 'k_x', ja, en, 'nouhin retry k1-7-1'])
        expect(text).toContain(part)
      expect(html).toContain('k_請求先住所: 必須です。')
      expect(subject).toContain('KintoneRecordRefused')
    },
  )
  it('of a cancel that kintone refuses name the fields and what to set', () => {
    const refused = {
      at: order.openedAt,
      error: 'KintoneRecordRefused' as const,
      fields: [{ code: 'k_請求先住所', says: ['必須です。'] }],
    }
    const at = order.openedAt
    const cancel = { at, by: 'ops', reason: '', dueAt: at, step: 'kintone' as const, refused }
    const request = { kind: 'give-back-refused', order: { ...order, status: 'cancelling', cancel } } as const
    const { text } = renderMail({ ...request, place, names })
    for (const part of ['k_請求先住所: 必須です。', '「1_未対応」', '"1_未対応"', 'k_ステータス', '10 分以内'])
      expect(text).toContain(part)
    expect(text).not.toMatch(/山田|yamada/)
  })
  it('give what the record reads now, where that is known', () => {
    const { text } = mail('changed-as-found')
    expect(text).toContain('(いまは空)')
    expect(text).toContain('(いまは「1_未対応」)')
    expect(text).toContain('A cancel leaves the record as it was changed.')
  })
  it('are not cut, however long the settings’ words are', () => {
    const long = 'フィールド'.repeat(12)
    const settings = { ...names, fields: { ...names.fields, pid: `${long}1`, status: `${long}2` } }
    const request = {
      kind: 'order-failed',
      order: {
        ...order,
        conflict: { at: now.toISOString(), what: 'changed' },
        failure: { at: now.toISOString(), error: 'KintoneConflict' },
      },
    } as const
    const { text } = renderMail({ ...request, place, names: settings })
    expect(text).toContain('戻したあとは再開(redrive)してください。')
    expect(text).toContain('Once set back, redrive.')
  })
  it('say of an order that no redrive helps what to do by hand, with the label', () => {
    const { text } = failed('ExecutionEndedEarly')
    expect(text).toContain('ステータス(k_ステータス)を「4_対応済」')
    expect(text).not.toContain('nouhin retry')
    expect(failed('KintoneRecordGone').text).not.toContain('nouhin retry')
  })
  it('say of settings that name another app which one the order is of', () => {
    const request = {
      kind: 'order-failed',
      order: { ...order, failure: { at: now.toISOString(), error: 'KintoneSetupError' } },
    } as const
    const { text } = renderMail({ ...request, place, names: { ...names, appId: '12' } })
    expect(text).toContain('Set it back to 1 and redrive')
    expect(failed('KintoneSetupError').text).not.toContain('kintone.appId')
  })
  it('ask to redrive once the record is as it should be, with what it is to read', () => {
    expect(failed('KintoneConflict').text).toContain(
      'プロセスID(k_Qid)が「k1-7-1」、ステータス(k_ステータス)が「3_対応中」になっていることを確かめ、再開',
    )
  })
  it('ask nobody to set back or redrive what has been deleted since', () => {
    const gone = { ...order, failure: { at: now.toISOString(), error: 'KintoneConflict' } }
    const { text } = renderMail({ kind: 'order-failed', order: gone, place, names })
    expect(text).toContain('kintone のレコード 7 はもうありません。')
    expect(text).not.toMatch(/nouhin retry|k_ステータス/)
  })
  it('of a mail that came back give the address and where it is set', () => {
    const { text } = mail('bounced')
    for (const part of [
      'suzuki@example.com',
      'lanes.ライセンス担当.members, id suzuki',
      'nouhin resend k1-7-1 --task 1-1#1',
      'nouhin reassign k1-7-1 --task 1-1#1 --from suzuki --to sato',
    ])
      expect(text).toContain(part)
    expect(mail('complained').text).not.toContain('アドレスをご確認')
    expect(mail('complained').subject).toContain('迷惑メールの報告')
  })
  it('tell a deleted record from a changed one', () => {
    expect(mail('deleted').text).toContain('was deleted')
    expect(mail('changed').text).toContain('A person changed')
    expect(mail('changed').text).toContain(place.record)
    expect(mail('deleted').text).not.toContain(place.record)
  })
  it('of a failed order or a changed record carry ids only', () => {
    for (const name of ['failed', 'deleted', 'changed']) expect(JSON.stringify(mail(name))).not.toMatch(/山田|yamada/)
  })
  it('call the link by where it leads', () => {
    expect(mail('failed').text).toContain('AWS コンソールで実行を開く')
    expect(mail('deleted').text).toContain('案件を開く')
  })
})

describe('the mail of a cancelled order', () => {
  it('says which task of which order, and why', () => {
    const { text } = mail('cancelled')
    for (const part of ['納品 山田商店', 'k1-7-1', '1-1.ライセンスキー手配', '> 別のプランのキーです。'])
      expect(text).toContain(part)
  })
})
