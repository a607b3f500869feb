import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { answers, type Office, openOffice } from './office.ts'
import { pageOf } from './page.ts'

let office: Office
let pid: string
let path: string
beforeAll(async () => {
  office = await openOffice()
  ;({ pid } = await office.openedOrder())
  ;[path = ''] = await office.links(pid, '1-1', { to: 'sato' })
})
afterAll(() => office[Symbol.asyncDispose]())

describe('a link that was never mailed', () => {
  const changed = (change: (locator: unknown[]) => unknown) => {
    const [readable = '', mac = ''] = path.replace('/t/', '').split('.')
    const locator = change(JSON.parse(Buffer.from(readable, 'base64url').toString()))
    return `/t/${Buffer.from(JSON.stringify(locator)).toString('base64url')}.${mac}`
  }
  const otherLast = (text: string) => text.slice(0, -1) + (text.endsWith('A') ? 'E' : 'A')

  it.each<[string, () => string]>([
    ['another record', () => changed(([, ...rest]) => ['k1-999-1', ...rest])],
    ['another episode of the record', () => changed(([, ...rest]) => ['k1-1-2', ...rest])],
    ['another task', () => changed(([order, , ...rest]) => [order, '1-2', ...rest])],
    ['a task that there is not', () => changed(([order, , ...rest]) => [order, 'x5', ...rest])],
    ['another round', () => changed(([order, node, , ref]) => [order, node, 2, ref])],
    ['another member', () => changed(([order, node, round]) => [order, node, round, 2])],
    ['a member that there is not', () => changed(([order, node, round]) => [order, node, round, 99])],
    ['a part more', () => changed((locator) => [...locator, 1])],
    ['no list', () => changed(() => ({ pid }))],
    ['a table’s own name', () => changed(([, ...rest]) => ['__proto__', ...rest])],
    ['a changed seal', () => otherLast(path)],
    ['another spelling of the same', () => path.replace('.', '=.')],
    ['more of a seal', () => `${path}x`],
    ['another in front', () => path.replace('/t/', '/t/x')],
    ['another case', () => path.toLowerCase()],
    ['garbage', () => '/t/%00%0d%0a.%3Cscript%3E'],
    ['words', () => '/t/hello'],
    ['a very long text', () => `/t/${'A'.repeat(5_000)}.${'A'.repeat(5_000)}`],
  ])('is 404 and reveals nothing: %s', async (_, forged) => {
    const before = office.stored({ mails: 'mails' })
    const plain = await pageOf(office.get('/t/unknown'))
    expect([plain.status, plain.says]).toEqual([404, 'forged'])
    expect(await pageOf(office.get(forged()))).toEqual(plain)
    expect(await pageOf(office.post(forged(), { ...answers['1-1'], renew: 'yes', reveal: 'q_licenseKey' }))).toEqual(
      plain,
    )
    expect(office.stored({ mails: 'mails' })).toEqual(before)
  })
})

describe('a link that a mail program has', () => {
  it.each([
    ...['>', '%E3%80%82', '.', ')', '%20', '%E2%80%8B', '%E3%80%8D', '%E3%80%81', ',', '*', '%22', '%3E', '%253E'],
    ...['&gt;', '%EF%BC%8E', '%EF%BC%89', '_', '%0A', '%EF%BB%BF', '.x', '%22%3E', "'", ';', '!', '|', '%C2%A0'],
    ...['-', '--', '%20here', '%81B', '%E3%80', '%', '%ff'],
  ])('glued %s to opens, and its forms lead to the link itself', async (end) => {
    const seen = await pageOf(office.get(`${path}${end}`))
    expect([seen.status, seen.says]).toEqual([200, 'task'])
    expect(seen.html.match(/<form[^>]* action="[^"]*"/g)?.every((form) => form.endsWith(`action="${path}"`))).toBe(true)
  })

  it.each(['%0D%0A', '%20', '=%0A', '%C2%AD'])('broken with %s and put together again opens', async (gap) => {
    const seen = await pageOf(office.get(`${path.slice(0, 40)}${gap}${path.slice(40)}`))
    expect([seen.status, seen.says]).toEqual([200, 'task'])
  })

  it.each<[string, () => string]>([
    ['in its seal', () => path.slice(0, -1)],
    ['before its seal', () => path.replace(/\..*/, '.')],
    ['in the middle', () => path.slice(0, 20)],
  ])('cut off %s says so', async (_, cut) => {
    const seen = await pageOf(office.get(cut()))
    expect([seen.status, seen.says]).toEqual([404, 'cut-off'])
  })
})

it('is a page with 404 where the address is not even text', async () => {
  const { status, says } = await pageOf(office.get('/t/%ff'))
  expect([status, says]).toEqual([404, 'forged'])
})
