import { mkdir, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { sampleContracts } from '../../kintone-simulator/sample-contracts.ts'
import { type Office, openOffice } from '../e2e/office.ts'
import { launch, openContext } from './browser.ts'

/** `npm run pictures`: plays a small story and takes the pictures of README from the real pages. */
const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const largest = 200_000

/** Three contracts: one whose key came back once and is being built, one at its start, one just added. */
async function playStory(office: Office) {
  const contracts: string[] = []
  for (const values of sampleContracts.slice(0, 3)) contracts.push(await office.kintone.add(values))
  const [first = '', second = ''] = contracts
  for (const record of [second, first]) await office.kintone.setStatus(record, '2_対応要')
  const pid = `k1-${first}-1`
  const memo = '契約は年額です。キーは 12 月 1 日から有効です。'
  await office.answer(pid, '1-1', { outcome: 'done', q_licenseKey: 'ABCD-1234-EFGH-5678', q_memo: memo })
  await office.answer(pid, '1-2', {
    outcome: 'returned',
    reason: 'キーがライトプランのものです。見積番号 Q-1024 を見てください。',
  })
  await office.calm()
  const [returned = ''] = await office.links(pid, '1-1′', { round: 2 })
  const mail = (await office.mails()).findIndex(({ text }) => text.includes(returned)) + 1
  await office.post(returned, {
    outcome: 'done',
    q_licenseKey: 'STDP-9876-WXYZ-5432',
    q_memo: 'スタンダードで取り直しました。',
  })
  const [task = ''] = await office.links(pid, '1-2', { round: 2 })
  await office.calm()
  return { task, mail, pid }
}

async function take(page: Page, path: string, name: string, shown?: string) {
  await page.goto(path)
  const file = `${folder}${name}.png`
  await (shown ? page.locator(shown) : page).screenshot({ path: file, animations: 'disabled' })
  const { size } = await stat(file)
  if (size > largest) throw new Error(`${name}.png is larger than ${largest} bytes: ${size}`)
  process.stdout.write(`docs/pictures/${name}.png ${Math.round(size / 1000)} KB\n`)
}

async function takeAll(office: Office, browser: Browser) {
  const { task, mail, pid } = await playStory(office)
  const open = async (width: number, height: number) => {
    const context = await openContext(browser, office.url, { language: 'ja', device: 'desktop' })
    const page = await context.newPage()
    await page.setViewportSize({ width, height })
    return page
  }
  const phone = await open(390, 844)
  await take(phone, task, 'task')
  await take(phone, `${task}#fill`, 'task-form')
  await take(await open(600, 900), `/mailbox/${mail}/html`, 'mail')
  await take(await open(1120, 900), '/', 'start')
  await take(await open(1280, 960), `/console/orders/${pid}`, 'case')
}

await mkdir(folder, { recursive: true })
const office = await openOffice()
const browser = await launch()
try {
  await takeAll(office, browser)
} finally {
  await browser.close()
  await office[Symbol.asyncDispose]()
}
