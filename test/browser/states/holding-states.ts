import { openHidden, orderAt, press, type State, type } from './scene.ts'

/** What people of one lane do among themselves, each with a link of their own. */
export const holdingStates: State[] = [
  {
    name: '1-1, taken by oneself',
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      await page.check('#mine')
      await press(page, 'act=claim')
    },
  },
  {
    name: '1-1, taken without the tick',
    hasErrors: true,
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      await press(page, 'act=claim')
    },
  },
  {
    name: '1-1, held by a colleague',
    async show({ office, page }) {
      const { link, colleagues } = await orderAt(office, '1-1')
      await office.post(colleagues, { act: 'claim', mine: 'yes' })
      await page.goto(link)
    },
  },
  {
    name: '1-1, answered while a colleague holds it',
    async show({ office, page }) {
      const { link, colleagues } = await orderAt(office, '1-1')
      await page.goto(link)
      await office.post(colleagues, { act: 'claim', mine: 'yes' })
      await type(page, { q_licenseKey: 'ABCD-1234' })
      await press(page, 'outcome=done')
    },
  },
  {
    name: '1-1, taken over from a colleague',
    async show({ office, page }) {
      const { link, colleagues } = await orderAt(office, '1-1')
      await office.post(colleagues, { act: 'claim', mine: 'yes' })
      await page.goto(link)
      await page.check('#take-over')
      await press(page, 'act=take-over')
    },
  },
  {
    name: '1-1, handed over to a colleague',
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      await openHidden(page, '[name=to]')
      await page.locator('select[name=to]').selectOption('suzuki')
      await press(page, 'act=hand-over')
    },
  },
  {
    name: '1-1, with a memo left',
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      await openHidden(page, '[name=memo]')
      await type(page, { memo: '先方に確認中です。\n夕方に返事が来ます。' })
      await press(page, 'act=memo')
    },
  },
]
