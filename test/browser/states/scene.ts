import type { Page } from 'playwright-core'
import type { notices } from '../../../lambdas/views/notice-texts.ts'
import type { TaskNode } from '../../../statemachine/process.ts'
import type { Office } from '../../e2e/office.ts'

/** An office to bring into a state, and the page on which the state is then seen. */
export interface Scene {
  office: Office
  page: Page
}

export interface State {
  name: string
  /** Brings the page up in this state, on an order of its own. */
  show(scene: Scene): Promise<unknown>
  /** The notice that must come. */
  notice?: keyof typeof notices
  /** Something is wrong in the form; the first of that must have the focus. */
  hasErrors?: true
}

export const reason = 'キーが別のプランのものです。\n見積番号 Q-1024 を見てください。'

/** An order whose people are asked for this task now, and the links of those who are. */
export async function orderAt(office: Office, node: TaskNode, values: Record<string, string> = {}) {
  const more: Record<string, string> = node === '2' ? { k_マニュアル送付希望: '希望する' } : {}
  const { pid, recordId } = await office.openedOrder({ ...more, ...values })
  if (node === '1-2' || node === '1-1′')
    await office.answer(pid, '1-1', { outcome: 'done', q_licenseKey: 'ABCD-1234-EFGH-5678', q_memo: '年内に更新予定' })
  if (node === '1-1′') await office.answer(pid, '1-2', { outcome: 'returned', reason })
  const round = node === '1-1′' ? 2 : 1
  // A returned key is offered first to whoever arranged it.
  const count = node === '1-1' ? 2 : 1
  const links = await office.links(pid, node, { round, count })
  await office.calm()
  const [link = '', colleagues = ''] = links
  return { pid, recordId, link, colleagues }
}

/** Does what sends a form, and waits for the page that answers it. */
export async function andThenPage(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()])
}

/** Presses the button that posts this, such as `outcome=done`. */
export async function press(page: Page, posts: string): Promise<void> {
  const [name, value] = posts.split('=')
  // A form's first button may be one that only Enter presses.
  const button = page.locator(`button[name="${name}"][value="${value}"]`).last()
  await andThenPage(page, () => button.click())
}

/** Types into the fields by their names. */
export async function type(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`[name="${name}"]:visible`).first().fill(value)
}

/** Opens the `details` that something is folded away in. */
export async function openHidden(page: Page, selector: string): Promise<void> {
  const folded = page.locator(`details:not([open]):has(${selector}) > summary`)
  if ((await folded.count()) > 0) await folded.first().click()
}
