import { mostMemos } from '../../../lambdas/core/rules/capacity.ts'
import { taskNodes } from '../../../statemachine/process.ts'
import { openHidden, orderAt, press, type State, type } from './scene.ts'

/** The four tasks as their people first see them. */
const fresh: State[] = taskNodes.map((node) => ({
  name: `${node}, open`,
  show: async ({ office, page }) => page.goto((await orderAt(office, node)).link),
}))

/** The form of each task with something wrong in it. */
const wrong: State[] = [
  {
    name: '1-1, the key is blank',
    hasErrors: true,
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      await type(page, { q_licenseKey: '   ', q_memo: '夜に作業します' })
      await press(page, 'outcome=done')
    },
  },
  {
    name: '1-2, the address is none',
    hasErrors: true,
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-2')).link)
      await type(page, { q_accessUrl: 'ftp://example.com/', q_password: '   ' })
      await press(page, 'outcome=done')
    },
  },
  {
    name: '1-2, characters that came along unseen',
    hasErrors: true,
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-2')).link)
      await type(page, { q_accessUrl: 'https://exam\u200bple.com/login。', q_password: '「first-Passw0rd」' })
      await press(page, 'outcome=done')
    },
  },
  {
    name: '1-2, returned without a reason',
    hasErrors: true,
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-2')).link)
      await press(page, 'outcome=returned')
    },
  },
  {
    name: '1-1′, the key is blank',
    hasErrors: true,
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1′')).link)
      await type(page, { q_licenseKey: '   ' })
      await press(page, 'outcome=done')
    },
  },
  {
    name: '2, the check digit of the tracking number does not match',
    hasErrors: true,
    async show({ office, page }) {
      await page.goto((await orderAt(office, '2')).link)
      await type(page, {
        q_sendZipcode: '１００ー０００１',
        q_sendAddress: '東京都千代田区1-1',
        q_trackingNo: '1234-5678-9012',
      })
      await press(page, 'outcome=done')
    },
  },
  {
    name: '2, everything is wrong',
    hasErrors: true,
    async show({ office, page }) {
      await page.goto((await orderAt(office, '2')).link)
      await type(page, { q_sendZipcode: '12', q_sendAddress: '   ', q_sendName: '   ', q_trackingNo: 'abc' })
      await press(page, 'outcome=done')
    },
  },
  {
    name: '1-1, a memo that is far too long',
    hasErrors: true,
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      await type(page, { q_licenseKey: 'ABCD-1234', q_memo: '議事録です。'.repeat(1_700) })
      await press(page, 'outcome=done')
    },
  },
  {
    name: '1-1, handed over to nobody',
    hasErrors: true,
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      await openHidden(page, '[name=to]')
      // as a browser without checks of its own would send it
      await page.evaluate('document.querySelector("select[name=to]").form.noValidate = true')
      await press(page, 'act=hand-over')
    },
  },
  {
    name: '1-1, a memo with nothing in it',
    hasErrors: true,
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      await openHidden(page, '[name=memo]')
      await type(page, { memo: '   ' })
      await press(page, 'act=memo')
    },
  },
  {
    name: '1-1, one memo more than an order holds',
    hasErrors: true,
    async show({ office, page }) {
      const { link } = await orderAt(office, '1-1')
      for (let count = 0; count < mostMemos; count++)
        await office.post(link, { act: 'memo', memo: `メモ ${count + 1}` })
      await page.goto(link)
      await openHidden(page, '[name=memo]')
      await type(page, { memo: 'もう一つ' })
      await press(page, 'act=memo')
    },
  },
]

const revealed: State[] = (['1-2', '1-1′'] as const).map((node) => ({
  name: `${node}, the licence key shown`,
  async show({ office, page }) {
    await page.goto((await orderAt(office, node)).link)
    await press(page, 'reveal=q_licenseKey')
  },
}))

const unfolded: State = {
  name: '1-1, with everything opened that is folded away',
  async show({ office, page }) {
    await page.goto((await orderAt(office, '1-1')).link)
    await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true')
  },
}

const late: State = {
  name: '1-1, past its deadline',
  async show({ office, page }) {
    const { link } = await orderAt(office, '1-1')
    await office.forward(10 * 86_400)
    await page.goto(link)
  },
}

const long: State = {
  name: '1-2, with long names that do not break',
  async show({ office, page }) {
    const long = 'RhinoceroshippopotamusundDonaudampfschifffahrtsgesellschaft'
    const { link } = await orderAt(office, '1-2', { k_氏名: long, k_メールアドレス: `${long}@${long}.example.com` })
    await page.goto(link)
  },
}

/** The task page while its task is open. */
export const taskStates: State[] = [...fresh, ...wrong, ...revealed, unfolded, long, late]
