import { openHidden, orderAt, press, type Scene, type State, type } from './scene.ts'

const elsewhere = 'http://elsewhere.example.com/'

/** The form of another site, which a request brings no cookie from: only its address can say the reader's language. */
async function postFromElsewhere({ office, page }: Scene) {
  const { link } = await orderAt(office, '1-1')
  await page.goto(link)
  const action = `${office.url}${link}?lang=${await page.getAttribute('html', 'lang')}`
  const body = `<form method="post" action="${action}"><button name="outcome" value="done">go</button></form>`
  await page.route(elsewhere, (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto(elsewhere)
  await press(page, 'outcome=done')
}

/** As many long memos as an order takes. */
async function fullOrder({ office }: Scene) {
  const order = await orderAt(office, '1-1')
  for (let count = 1; count < 100; count++) {
    const { status } = await office.post(order.link, { act: 'memo', memo: `${count}`.padEnd(2_000, 'メモ') })
    if (status === 409) return order
  }
  throw new Error('the order takes any number of memos')
}

/** Why a request was refused, or could not be carried out. That kintone is down shows on no page: none waits for it. */
export const refusedStates: State[] = [
  {
    name: 'a form that is far too large',
    notice: 'too-large',
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      await page.evaluate(
        'for (const field of document.querySelectorAll("textarea")) field.removeAttribute("maxlength")',
      )
      await type(page, { q_licenseKey: 'ABCD-1234', q_memo: 'x'.repeat(260_000) })
      await press(page, 'outcome=done')
    },
  },
  {
    name: 'a form that makes no sense',
    notice: 'not-understood',
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      await page.evaluate('document.querySelector("button[value=claim]").value = "nonsense"')
      await press(page, 'act=nonsense')
    },
  },
  {
    name: 'a form that is none',
    notice: 'no-form',
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      // as something between browser and office would change it
      await page.evaluate('document.querySelector("#answer").enctype = "multipart/form-data"')
      await type(page, { q_licenseKey: 'ABCD-1234' })
      await press(page, 'outcome=done')
    },
  },
  { name: 'a form of another site', notice: 'other-site', show: postFromElsewhere },
  {
    name: 'taken, though the order holds no more',
    notice: 'too-many',
    async show(scene) {
      await scene.page.goto((await fullOrder(scene)).link)
      await scene.page.check('#mine')
      await press(scene.page, 'act=claim')
    },
  },
  {
    name: 'a new link asked for by somebody who has left the lane',
    notice: 'not-in-lane',
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      const { lanes } = office.settings
      const members = [{ id: 'new', name: '新人 花子', email: 'new@example.com' }]
      await office.restart({
        ...office.settings,
        lanes: { ...lanes, ライセンス担当: { ...lanes.ライセンス担当, members } },
      })
      try {
        await openHidden(page, '[name=renew]')
        await press(page, 'renew=yes')
      } finally {
        await office.restart()
      }
    },
  },
  {
    name: 'an answer that could not be stored',
    notice: 'unavailable',
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-1')).link)
      await type(page, { q_licenseKey: 'ABCD-1234' })
      await office.withFullDisk(() => press(page, 'outcome=done'))
    },
  },
]
