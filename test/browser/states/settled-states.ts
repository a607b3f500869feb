import { answers } from '../../e2e/office.ts'
import { orderAt, press, type Scene, type State, type } from './scene.ts'

async function complete({ office, page }: Scene) {
  const order = await orderAt(office, '1-1')
  await page.goto(order.link)
  await type(page, { q_licenseKey: 'ABCD-1234-EFGH-5678' })
  await press(page, 'outcome=done')
  return order
}

/** A form that was open while its task was answered in another window. */
async function answeredBefore({ office, page }: Scene, key = '') {
  const { link } = await orderAt(office, '1-1')
  await page.goto(link)
  await office.post(link, answers['1-1'])
  await type(page, { q_licenseKey: key })
  await press(page, 'outcome=done')
}

async function cancelled({ office }: Scene) {
  const order = await orderAt(office, '1-1')
  await office.post(`/console/orders/${order.pid}`, { act: 'cancel', reason: '申込の取り下げ' })
  await office.see(order.pid, ({ status }) => status === 'cancelled')
  return order
}

async function expired({ office, page }: Scene) {
  const order = await orderAt(office, '1-1')
  await office.forward(91 * 86_400)
  await page.goto(order.link)
  return order
}

/**
 * What a link says when there is nothing more to do behind it, or when it is no link. Two notices are here for no state
 * that the rules let an order come to: `superseded` alone, for only a cancelled order's tasks are, and its notice goes
 * before; `order-closed`, for an order closes when all of its tasks are answered, and each says so of itself.
 */
export const settledStates: State[] = [
  { name: 'completed', show: complete },
  {
    name: 'returned, with a reason',
    async show({ office, page }) {
      await page.goto((await orderAt(office, '1-2')).link)
      await type(page, { reason: 'キーが別のプランのものです。' })
      await press(page, 'outcome=returned')
    },
  },
  { name: 'clicked twice', show: (scene) => answeredBefore(scene, answers['1-1'].q_licenseKey) },
  { name: 'answered once more with another key', show: (scene) => answeredBefore(scene, 'ABCD-1234-EFGH-5678') },
  {
    name: 'already answered by a colleague',
    async show({ office, page }) {
      const { link, colleagues } = await orderAt(office, '1-1')
      await office.post(colleagues, answers['1-1'])
      await page.goto(link)
    },
  },
  {
    name: 'a finished round',
    async show(scene) {
      const { office, page } = scene
      const { pid } = await orderAt(office, '1-1′')
      const [first = ''] = await office.links(pid, '1-2')
      await page.goto(first)
    },
  },
  {
    name: 'cancelled',
    show: async (scene) => scene.page.goto((await cancelled(scene)).link),
  },
  {
    name: 'given to somebody else by operations',
    async show({ office, page }) {
      const { pid, link } = await orderAt(office, '1-1')
      const form = { act: 'reassign', task: '1-1#1', from: 'sato', to: 'suzuki' }
      await office.post(`/console/orders/${pid}`, form)
      await page.goto(link)
    },
  },
  { name: 'forged', show: ({ page }) => page.goto('/t/hello') },
  { name: 'expired', show: expired },
  {
    name: 'a new link asked for',
    async show(scene) {
      await expired(scene)
      await press(scene.page, 'renew=yes')
    },
  },
  {
    name: 'revoked',
    async show(scene) {
      const { link } = await expired(scene)
      await press(scene.page, 'renew=yes')
      await scene.page.goto(link)
    },
  },
]
