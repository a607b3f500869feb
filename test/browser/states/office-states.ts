import { andThenPage, openHidden, orderAt, press, type State, type } from './scene.ts'

const casePage = (pid: string) => `/console/orders/${pid}`

/** The pages of operations. */
export const caseStates: State[] = [
  {
    name: 'the case list',
    async show({ office, page }) {
      await orderAt(office, '2')
      await page.goto('/console')
    },
  },
  {
    name: 'a case in its second round',
    show: async ({ office, page }) => page.goto(casePage((await orderAt(office, '1-1′')).pid)),
  },
  {
    name: 'a case whose task was given to somebody else and mailed again',
    async show({ office, page }) {
      await page.goto(casePage((await orderAt(office, '1-1')).pid))
      await openHidden(page, '[name=from]')
      await press(page, 'act=reassign')
    },
  },
  {
    name: 'the case list, narrowed and with something to retry',
    async show({ office, page }) {
      const { pid, recordId } = await orderAt(office, '1-2')
      await office.kintone.edit(recordId, { k_ステータス: '1_未対応' })
      await office.answer(pid, '1-2')
      await office.see(pid, ({ status }) => status === 'failed')
      await office.forward(60)
      await office.calm()
      await page.goto('/console?status=failed&sort=opened')
    },
  },
  {
    name: 'a case that is finished',
    async show({ office, page }) {
      const { pid } = await orderAt(office, '1-2')
      await office.answer(pid, '1-2')
      await office.see(pid, ({ status }) => status === 'closed')
      await page.goto(casePage(pid))
    },
  },
  {
    name: 'a case whose reason for cancelling is too long',
    hasErrors: true,
    async show({ office, page }) {
      const { pid } = await orderAt(office, '1-1')
      await page.goto(casePage(pid))
      await openHidden(page, '[name=reason]')
      await type(page, { reason: '申込の取り下げです。'.repeat(60) })
      await press(page, 'act=cancel')
    },
  },
  {
    name: 'a case that was cancelled',
    async show({ office, page }) {
      const { pid } = await orderAt(office, '1-1')
      await office.post(casePage(pid), { act: 'cancel', reason: '申込の取り下げ' })
      await office.see(pid, ({ status }) => status === 'cancelled')
      await page.goto(casePage(pid))
    },
  },
  {
    name: 'a case that has failed',
    async show({ office, page }) {
      const { pid, recordId } = await orderAt(office, '1-2')
      await office.kintone.edit(recordId, { k_ステータス: '1_未対応' })
      await office.answer(pid, '1-2')
      await office.see(pid, ({ status }) => status === 'failed')
      await office.forward(60)
      await office.calm()
      await page.goto(casePage(pid))
    },
  },
  {
    name: 'a case with everything opened that is folded away',
    async show({ office, page }) {
      await page.goto(casePage((await orderAt(office, '1-1')).pid))
      await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true')
    },
  },
  {
    name: 'the case list, one lane and overdue only',
    async show({ office, page }) {
      await orderAt(office, '1-2')
      await office.forward(10 * 86_400)
      await page.goto('/console?lane=構築担当&overdue=1&sort=customer&dir=desc')
    },
  },
  {
    name: 'a case whose record was deleted',
    async show({ office, page }) {
      const { pid, recordId } = await orderAt(office, '1-1')
      await office.kintone.remove(recordId)
      await office.see(pid, ({ conflict }) => conflict?.what === 'deleted')
      await office.forward(60)
      await office.calm()
      await page.goto(casePage(pid))
    },
  },
  {
    name: 'a case whose key was returned for a long reason',
    async show({ office, page }) {
      const { pid } = await orderAt(office, '1-2')
      const address = `https://example.com/${'quite-a-long-path/'.repeat(20)}`
      await office.answer(pid, '1-2', {
        outcome: 'returned',
        reason: `${'キーが別のプランのものです。'.repeat(40)}\n${address}`,
      })
      await office.links(pid, '1-1′', { round: 2 })
      await office.calm()
      await page.goto(casePage(pid))
    },
  },
  {
    name: 'the case list, nothing found',
    show: ({ page }) => page.goto('/console?q=nobody-of-this-name'),
  },
  { name: 'a case that there is not', show: ({ page }) => page.goto(casePage('k1-999-1')) },
]

/** The pages that only a demo has. */
export const demoStates: State[] = [
  {
    name: 'the start page',
    async show({ office, page }) {
      await orderAt(office, '2')
      await page.goto('/')
    },
  },
  {
    name: 'the mailbox',
    async show({ office, page }) {
      await orderAt(office, '1-1′')
      await page.goto('/mailbox')
    },
  },
  {
    name: 'a mail',
    async show({ office, page }) {
      await orderAt(office, '1-1′')
      await page.goto('/mailbox')
      await andThenPage(page, () => page.locator('main a[href^="/mailbox/"]').first().click())
    },
  },
  {
    name: 'the simulated kintone',
    async show({ office, page }) {
      await orderAt(office, '1-1')
      await page.goto('/k/1/')
    },
  },
  {
    name: 'a record of the simulated kintone',
    show: async ({ office, page }) => page.goto(`/k/1/show?record=${(await orderAt(office, '1-1')).recordId}`),
  },
  {
    name: 'a record of the simulated kintone with something wrong',
    hasErrors: true,
    async show({ page }) {
      await page.goto('/k/1/edit')
      // As a browser without a picker for dates would send it.
      await page.evaluate('document.querySelector("input[type=datetime-local]").type = "text"')
      await page.locator('[name="k_構築希望日時"]').fill('あした')
      await andThenPage(page, () => page.locator('form[action$="save"] button').first().click())
    },
  },
  {
    name: 'a record of the simulated kintone that there is not',
    show: ({ page }) => page.goto('/k/1/show?record=999'),
  },
]
