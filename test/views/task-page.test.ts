import { describe, expect, it } from '@jest/globals'
import { renderTaskPage, type TaskPage } from '../../lambdas/views/task-page.ts'
import { type TaskNode, taskNodes } from '../../statemachine/process.ts'
import { anAnsweredTask, anOffer, anOrder, aTask, english, hostile, japanese, now, withVariables } from './an-order.ts'

const key = 'KEY-9F3A-22'
const path = '/t/abc.def'

function page(node: TaskNode, changes: Partial<TaskPage> = {}): string {
  const task = aTask(node)
  const order = anOrder(withVariables({ q_licenseKey: key }), task)
  return renderTaskPage({ order, task, offer: anOffer(), path, now, ...changes }, japanese)
}
const answerForm = (html: string) => html.match(/<form id="answer".*?<\/form>/s)?.[0] ?? ''
const names = (html: string) =>
  [...answerForm(html).matchAll(/<(?:input|textarea)[^>]* name="([^"]+)"/g)].map(([, name]) => name)
const element = (html: string, id: string) => html.match(new RegExp(`<[a-z]+ [^>]*id="${id}"[^>]*>`))?.[0] ?? ''

describe('the fields of a task', () => {
  it.each([
    ['1-1', ['q_licenseKey', 'q_memo']],
    ['1-2', ['q_accessUrl', 'q_password', 'q_memo', 'reason']],
    ['1-1′', ['q_licenseKey', 'q_memo']],
    ['2', ['q_sendZipcode', 'q_sendAddress', 'q_sendName', 'q_trackingNo', 'q_memo']],
  ] as const)('of %s are those its outcomes ask for, the memo and the reason', (node, fields) => {
    expect(names(page(node))).toEqual(fields)
  })
  it('start from their defaults', () => {
    expect(element(page('2'), 'q_sendName')).toContain('value="山田 太郎"')
  })
  it('have a label each', () => {
    for (const node of taskNodes)
      for (const name of names(page(node))) expect(page(node)).toContain(`<label for="${name}">`)
  })
  it('have a hint each, tied to the field', () => {
    for (const node of taskNodes)
      for (const name of names(page(node)).map(String)) {
        expect(element(page(node), name)).toContain(`aria-describedby="${name}-hint"`)
        expect(page(node)).toMatch(new RegExp(`id="${name}-hint">[^<]+<`))
      }
  })
  it('keep secrets out of autofill and the spell checker', () => {
    expect(element(page('1-1'), 'q_licenseKey')).toMatch(/autocomplete="off".*spellcheck="false"/)
  })
  it('keep secrets out of password managers, which look for password inputs', () => {
    for (const name of ['q_licenseKey', 'q_password']) {
      const input = element(page(name === 'q_password' ? '1-2' : '1-1'), name)
      expect(input).toMatch(/type="text".*data-1p-ignore data-bwignore data-lpignore="true"/)
    }
    expect(element(page('1-2'), 'q_accessUrl')).not.toContain('data-1p-ignore')
  })
  it('say how long they may be before anything is sent, and nothing that is pasted is cut off by the browser', () => {
    for (const [node, name, limit] of [
      ['1-1', 'q_licenseKey', '500'],
      ['1-2', 'q_accessUrl', '2,000'],
      ['2', 'q_sendAddress', '200'],
      ['1-1', 'q_memo', '2,000'],
      ['1-2', 'reason', '2,000'],
    ] as const)
      expect(page(node)).toMatch(new RegExp(`id="${name}-hint">[^<]*\\(${limit} 文字まで\\)`))
    for (const node of taskNodes) expect(page(node)).not.toContain('maxlength')
  })
  it('say which of them is empty where a browser finds it so, without a script', () => {
    expect(page('2')).toContain('<p class="error wanting">送付先住所を入力してください。</p>')
  })
  it('say on the keyboard of a phone whether another input follows', () => {
    expect(element(page('1-2'), 'q_accessUrl')).toContain('enterkeyhint="next"')
    expect(element(page('1-2'), 'q_password')).toContain('enterkeyhint="done"')
  })
  it('take an access URL with a URL keyboard, and leave it to the server to say what is wrong with it', () => {
    expect(element(page('1-2'), 'q_accessUrl')).toContain('type="text" inputmode="url"')
  })
})

describe('the outcomes', () => {
  it('are posted to the link itself', () => {
    expect(page('1-1')).toContain(`<form id="answer" method="post" action="${path}"`)
  })
  it('of 1-2 are complete and return; returning needs no other field', () => {
    const html = page('1-2')
    expect(html).toMatch(/<button class="done" name="outcome" value="done"[^>]*>完了する</)
    expect(html).toMatch(/<button class="returned" name="outcome" value="returned"[^>]* formnovalidate>/)
  })
  it.each(['1-1', '1-1′', '2'] as const)('of %s have no return', (node) => {
    expect(page(node)).not.toContain('value="returned"')
  })
  it('say where the process goes from there', () => {
    expect(page('1-1')).toMatch(/id="after-done">次は「1-2.環境構築」\(構築担当\)です/)
    expect(page('1-2')).toMatch(/id="after-returned">次は「1-1′.ライセンスキー修正」/)
  })
  it('are what Enter presses, not a button that takes the task or shows a secret', () => {
    expect(page('1-2').match(/<button[^>]*>/)?.[0]).toMatch(/form="answer" name="outcome" value="done"/)
  })
})

const focused = (html: string) => [...html.matchAll(/<[^>]* name="([^"]+)"[^>]* autofocus/g)].map(([, name]) => name)

describe('a form that came back', () => {
  const values = {
    q_sendZipcode: '12',
    q_sendAddress: '東京都 "千代田"',
    q_sendName: '髙橋',
    q_trackingNo: '11111111111',
  }
  const problems = { q_sendZipcode: 'postalCode', q_trackingNo: 'trackingCheckDigit' } as const

  it('says each problem beside its field and ties them together', () => {
    const html = page('2', { values, problems })
    expect(html).toContain('id="q_sendZipcode-error"')
    expect(element(html, 'q_sendZipcode')).toContain('aria-describedby="q_sendZipcode-hint q_sendZipcode-error"')
    expect(element(html, 'q_sendZipcode')).toContain('aria-invalid="true"')
    expect(element(html, 'q_sendAddress')).not.toContain('aria-invalid')
  })
  it('sums the problems up with links to the fields, and in the browser’s title', () => {
    const html = page('2', { values, problems })
    expect(html.match(/<a href="#q_\w+"/g)).toEqual(['<a href="#q_sendZipcode"', '<a href="#q_trackingNo"'])
    expect(html).toContain('<title>エラー: ')
  })
  it('puts the focus on the first field that is wrong, and nowhere else', () => {
    expect(focused(page('2', { values, problems }))).toEqual(['q_sendZipcode'])
    expect(focused(page('1-2', { values: {}, problems: { reason: 'required' } }))).toEqual(['reason'])
    expect(focused(page('1-2', { values: {}, problems: { reason: 'required', q_memo: 'tooMany' } }))).toEqual([
      'q_memo',
    ])
  })
  it('puts it on the list of problems where no field is wrong', () => {
    expect(page('1-1', { values: {}, problems: { outcome: 'outcome' } })).toMatch(
      /<section class="summary"[^>]* autofocus>/,
    )
  })
  it('has neither on a first look', () => {
    expect(page('2')).not.toContain('class="summary"')
    expect(page('2')).not.toContain('autofocus')
    expect(page('2')).not.toContain('エラー')
  })
  it('keeps what was typed', () => {
    const html = page('2', { values, problems })
    expect(element(html, 'q_sendAddress')).toContain('value="東京都 &quot;千代田&quot;"')
    expect(element(html, 'q_sendName')).toContain('value="髙橋"')
  })
  it('does not put a default back where the person emptied the field', () => {
    expect(element(page('2', { values: { ...values, q_sendName: '' }, problems }), 'q_sendName')).toContain('value=""')
  })
  it('keeps a memo as it was, its first line break too', () => {
    expect(page('1-1', { values: { q_memo: '\nsecond' }, problems: {} })).toMatch(
      /<textarea[^>]*>\n\nsecond<\/textarea>/,
    )
  })
  it('asks for a secret again instead of echoing it, and says so', () => {
    const html = page('1-2', {
      values: { q_password: 'pa55-word!', q_accessUrl: 'x' },
      problems: { q_accessUrl: 'url' },
    })
    expect(html).not.toContain('pa55-word!')
    expect(html).toContain('もう一度入力してください')
    expect(page('1-2')).not.toContain('もう一度入力してください')
  })
  it('offers to use a number whose check digit does not match', () => {
    expect(page('2', { values, problems })).toContain('name="confirm_q_trackingNo" value="yes">')
    expect(page('2')).not.toContain('confirm_q_trackingNo')
    expect(page('2', { values, problems: { q_trackingNo: 'required' } })).not.toContain('confirm_q_trackingNo')
  })
  it('keeps that tick when another field is wrong', () => {
    const html = page('2', {
      values: { ...values, confirm_q_trackingNo: 'yes' },
      problems: { q_sendZipcode: 'postalCode' },
    })
    expect(element(html, 'confirm_q_trackingNo')).toContain('checked')
  })
})

describe('a task to be done again', () => {
  const returned = anAnsweredTask('1-2', 1, 'returned', '別のプランのキーです。')
  const memo = { at: '2026-11-23T08:05:00Z', by: '佐藤 葵', node: '1-1′', round: 2, text: '取り直しました。' }
  const task = aTask('1-2', 2)
  const again = (q_memo = [memo]) => {
    const order = anOrder(withVariables({ q_licenseKey: key, q_memo }), returned, anAnsweredTask('1-1′', 2), task)
    return renderTaskPage({ order, task, offer: anOffer(), path, now }, japanese)
  }
  const section = (html: string) => html.match(/<section class="returned-reason".*?<\/section>/s)?.[0] ?? ''

  it('says who corrected the key and when, their memo, and why it had come back', () => {
    for (const part of [
      '修正されました',
      '佐藤 葵',
      '2026年11月23日(月) 17:05',
      '取り直しました。',
      '別のプランのキーです。',
    ])
      expect(section(again())).toContain(part)
  })

  it('says that no memo was left', () => {
    expect(section(again([]))).toContain('修正時のメモはありません。')
  })

  it('masks a secret that the memo quotes', () => {
    expect(again([{ ...memo, text: `鍵は ${key}` }])).not.toContain(key)
  })

  it('is none the first time', () => {
    expect(section(page('1-2'))).toBe('')
  })
})

describe('characters that came along', () => {
  const strays = [
    { at: 9, point: 0x200b },
    { at: 29, point: 0x3002 },
  ]
  const shown = { typed: 'https://\u200bexample.com/?a="<b>。', without: 'https://example.com/?a="<b>' }
  const problem = { key: 'strays', strays, canKeep: true } as const

  it('are written out in the address, beside what is left without them and the tick that keeps them', () => {
    const html = page('1-2', {
      values: { q_accessUrl: shown.typed },
      problems: { q_accessUrl: { ...problem, shown } },
    })
    expect(html).toContain(
      '<bdi>https://<mark>ゼロ幅スペース(U+200B)</mark>example.com/?a=&quot;&lt;b&gt;<mark>記号 。</mark></bdi>',
    )
    expect(html).toContain('<bdi>https://example.com/?a=&quot;&lt;b&gt;</bdi>')
    expect(html).toContain('<input type="hidden" name="seen_q_accessUrl" value="9:200b,29:3002">')
    expect(element(html, 'keep_q_accessUrl')).not.toContain('checked')
    expect(element(html, 'q_accessUrl')).toContain('aria-invalid="true"')
  })
  it('are one mark each, however the address writes them', () => {
    const coded = { typed: 'https://example.com/%E3%80%82', without: 'https://example.com/' }
    const q_accessUrl = { ...problem, strays: [{ at: 21, point: 0x3002, length: 9 }], shown: coded }
    const html = page('1-2', { values: {}, problems: { q_accessUrl } })
    expect(html).toContain('<bdi>https://example.com/<mark>記号 。</mark></bdi>')
  })
  it('of a secret are named by their places alone', () => {
    const html = page('1-2', { values: { q_password: 'pa55-wo\u200brd' }, problems: { q_password: problem } })
    expect(html).toContain('9 文字目 ゼロ幅スペース(U+200B)、29 文字目 記号 。')
    expect(html).toContain('name="seen_q_password"')
    expect(html).not.toMatch(/pa55|rd-word/)
    expect(element(html, 'q_password')).toContain('value=""')
  })
  it('that cannot be kept have no tick', () => {
    const html = page('1-1', { values: {}, problems: { q_licenseKey: { ...problem, canKeep: false } } })
    expect(html).toContain('name="seen_q_licenseKey"')
    expect(html).not.toContain('keep_q_licenseKey')
  })
  it('keep the tick that they came with', () => {
    const values = { q_password: 'x', keep_q_password: 'yes' }
    expect(element(page('1-2', { values, problems: { q_password: problem } }), 'keep_q_password')).toContain('checked')
  })
  it('are not all written out where there are very many', () => {
    const many = Array.from({ length: 900 }, (_, index) => ({ at: index + 9, point: 0x200b }))
    const long = { typed: `https://${'\u200b'.repeat(900)}a`, without: 'https://a' }
    const html = page('1-2', { values: {}, problems: { q_accessUrl: { ...problem, strays: many, shown: long } } })
    expect(html).not.toContain('<mark>')
    expect(html).toContain('<bdi>https://a</bdi>')
  })
})

describe('secrets', () => {
  it('are masked, with a button to show them', () => {
    const html = page('1-2')
    expect(html).not.toContain(key)
    expect(html).toContain('••••')
    expect(html).toMatch(/<button class="reveal" name="reveal" value="q_licenseKey"[^>]* formnovalidate>/)
  })
  it('are shown once asked for', () => {
    const html = page('1-2', { revealed: ['q_licenseKey'] })
    expect(html).toContain(key)
    expect(html).not.toContain('name="reveal"')
  })
  it('of other tasks are neither shown nor offered', () => {
    const html = page('2', { revealed: ['q_licenseKey'] })
    expect(html).not.toContain(key)
    expect(html).not.toContain('name="reveal"')
  })
  it('that somebody quoted in a memo are masked', () => {
    const memo = { at: '2026-11-23T04:00:00Z', by: '佐藤 葵', node: '1-1', round: 1, text: `キーは ${key} です` }
    const task = aTask('2')
    const order = anOrder(withVariables({ q_licenseKey: key, q_memo: [memo] }), task)
    expect(page('2', { order, task })).toContain('キーは •••• です')
  })
  it('never include the task’s token', () => {
    for (const node of taskNodes) expect(page(node)).not.toContain('task-token-never-shown')
  })
})

const colleagues = [{ id: 'suzuki', name: '鈴木 蓮' }]
const suzuki = anOffer({ ref: 2, member: { id: 'suzuki', name: '鈴木 蓮', email: 'suzuki@example.com' } })
const heldBy = (ref: number) =>
  aTask('1-2', 1, { offers: [anOffer(), suzuki], holder: { ref, at: '2026-11-24T00:30:00Z' } })

describe('who has the task', () => {
  it('is said, with a tick and a button to take it, while nobody has', () => {
    const html = page('1-2', { colleagues })
    expect(html).toContain('まだ誰も引き受けていません')
    expect(element(html, 'mine')).toBe('<input type="checkbox" id="mine" name="mine" value="yes" form="answer">')
    expect(html).toMatch(/<button name="act" value="claim" form="answer" formnovalidate>/)
  })
  it('is said to whoever arranged it that they are asked first, and to a colleague who', () => {
    const firstTo = { member: 'takahashi', until: '2026-11-24T04:30:00Z' }
    const html = page('1-2', { task: aTask('1-2', 1, { firstTo }), colleagues })
    expect(html).toContain('2026年11月24日(火) 13:30 までに引き受けがなければ、ほかの担当者にも案内します。')
    const task = aTask('1-2', 1, { offers: [anOffer(), suzuki], firstTo })
    expect(page('1-2', { task, offer: suzuki, colleagues })).toContain('まず、手配した 髙橋 凛 さんに案内しています')
  })
  it('is no matter in a lane of one person', () => {
    expect(page('1-2')).not.toMatch(/まだ誰も引き受けていません|value="claim"|name="mine"/)
  })
  it('is said where it is oneself, with nothing to press', () => {
    const html = page('1-2', { task: heldBy(1) })
    expect(html).toContain('あなたが引き受けています')
    expect(html).not.toMatch(/value="claim"|take-over/)
  })
  it('is said with the time where it is a colleague, and answering takes it over by a tick', () => {
    const html = page('1-2', { task: heldBy(2) })
    expect(html).toContain('鈴木 蓮 さんが引き受けています')
    expect(html).toContain('2026年11月24日(火) 09:30')
    expect(html).toMatch(/<button name="act" value="take-over" form="answer" formnovalidate>/)
    expect(answerForm(html)).toMatch(/<input type="checkbox" id="[^"]+" name="take-over" value="yes">/)
    expect(html).not.toMatch(/type="hidden"| checked/)
    expect(answerForm(html)).toContain('>完了する(引き取る)</button>')
  })
  it('is why an answer came back, which is still there', () => {
    const html = page('1-2', { task: heldBy(2), refusedAsHeld: 'answer', values: { q_accessUrl: 'https://a.example' } })
    expect(html).toMatch(
      /<section class="summary"[^>]* autofocus>\s*<h2[^>]*><bdi>回答はまだ保存していません。鈴木 蓮 さんが/,
    )
    expect(element(html, 'q_accessUrl')).toContain('value="https://a.example"')
  })
})

describe('the other acts', () => {
  it('are forms of their own, posted to the link', () => {
    const html = page('1-2', { colleagues })
    for (const act of ['name="act" value="hand-over"', 'name="act" value="memo"', 'name="renew" value="yes"'])
      expect(html).toMatch(
        new RegExp(
          `<details>(?:(?!</details>).)*<form id="act-[a-z-]+" method="post" action="${path}"(?:(?!</form>).)*${act}`,
          's',
        ),
      )
  })
  it('hand over to a colleague of the lane, or not where there is none', () => {
    expect(page('1-2', { colleagues })).toContain('<option value="suzuki">鈴木 蓮</option>')
    expect(page('1-2')).not.toContain('name="to"')
  })
  it('hand nothing over that a colleague has', () => {
    expect(page('1-2', { colleagues, task: heldBy(1) })).toContain('name="to"')
    expect(page('1-2', { colleagues, task: heldBy(2) })).not.toContain('name="to"')
  })
  it('come back open with what was wrong', () => {
    const html = page('1-2', { colleagues, values: { memo: '' }, problems: { memo: 'required' } })
    expect(html).toMatch(/<details open><summary>完了せずにメモを残す/)
    expect(html).toContain('<a href="#memo">')
    expect(focused(html)).toEqual(['memo'])
    expect(focused(page('1-2', { colleagues, problems: { to: 'member' } }))).toEqual(['to'])
  })
  it('say that they were done', () => {
    expect(page('1-2', { done: 'memo-added' })).toMatch(/<p class="told" role="status"[^>]*>メモを残しました/)
  })
})

describe('the page in English', () => {
  it('has no Japanese but what people typed, and the other language to switch to', () => {
    const order = anOrder({ title: 'Order 7', ...withVariables({ q_customerName: 'Ann' }) }, aTask('1-2'))
    for (const changes of [
      {},
      { colleagues: [{ id: 'bob', name: 'Bob' }] },
      { problems: { reason: 'required' } as const },
    ]) {
      const html = renderTaskPage({ order, task: aTask('1-2'), offer: anOffer(), path, now, ...changes }, english)
      expect(html).toContain('<html lang="en">')
      expect(html).toContain('<a class="language" href="?lang=ja" lang="ja" hreflang="ja">日本語</a>')
      expect(html.replace(/日本語|髙橋 凛|スタンダード/g, '').match(/.*[ぁ-んァ-ヶ一-龠].*/)).toBeNull()
    }
  })
})

describe('what a task shows', () => {
  it('is the node, lane, round, deadline and the time left', () => {
    const html = page('1-2')
    for (const text of [
      '1-2.環境構築',
      '構築担当',
      '2026年11月26日(木) 17:00',
      '残り 2日7時間',
      '髙橋 凛',
      '山田 太郎',
    ])
      expect(html).toContain(text)
  })
  it('says when it is overdue', () => {
    expect(page('1-1', { now: new Date('2026-11-27T08:00:00Z') })).toContain('1日0時間 超過')
  })
  it('has the memos with who, when and where', () => {
    const memo = { at: '2026-11-23T04:00:00Z', by: '佐藤 葵', node: '1-1', round: 1, text: '至急です' }
    const html = page('1-2', { order: anOrder(withVariables({ q_memo: [memo] })) })
    for (const text of ['佐藤 葵', '2026年11月23日(月) 13:00', '1-1.ライセンスキー手配', '至急です'])
      expect(html).toContain(text)
  })
  it('in a correction is why the key was sent back, by the latest round', () => {
    const task = aTask('1-1′', 3)
    const tasks = [
      anAnsweredTask('1-2', 1, 'returned', '桁が違う'),
      anAnsweredTask('1-2', 2, 'returned', `${key} は期限切れ`),
    ]
    const html = page('1-1′', { task, order: anOrder(withVariables({ q_licenseKey: key }), ...tasks, task) })
    expect(html).toContain('•••• は期限切れ')
    expect(html).not.toContain('桁が違う')
  })
  it('is escaped wherever it comes from', () => {
    const memo = { at: hostile, by: hostile, node: hostile, round: 1, text: hostile }
    const task = aTask('1-1′', 2)
    const order = anOrder(
      {
        title: hostile,
        ...withVariables({ q_customerName: hostile, q_plan: hostile, q_taskLimitDatetime: hostile, q_memo: [memo] }),
      },
      anAnsweredTask('1-2', 1, 'returned', hostile),
      task,
    )
    const offer = anOffer({ member: { id: 'x', name: hostile, email: 'x@example.com' } })
    const html = page('1-1′', {
      order,
      task,
      offer,
      path: `/t/${hostile}`,
      values: { q_memo: hostile, reason: hostile },
      problems: {},
    })
    expect(html).not.toMatch(/<script|alert\('x'\)/)
  })
  it('is there without any script', () => {
    for (const node of taskNodes) expect(page(node)).not.toMatch(/<script|\son[a-z]+=|style="/)
  })
  it('has one main heading', () => {
    for (const node of taskNodes) expect(page(node).match(/<h1/g)).toHaveLength(1)
  })
  it('uses no id twice', () => {
    const ids = [...page('1-2', { revealed: ['q_licenseKey'] }).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
