import { expect } from '@jest/globals'
import { notices } from '../../lambdas/views/notice-texts.ts'

/** A page as a person gets it, once all that every page holds to has been looked at. */
export async function pageOf(answered: Promise<Response> | Response) {
  const { status, headers, ...response } = await received(answered)
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
  })
  // the page of a case brings one script of the product's own; no page runs any other
  const ownScript = response.html.includes('<script src="/live.js" defer></script>') ? ["script-src 'self'"] : []
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).not.toMatch(/unsafe|\*/)
  expect(policy.match(/script-src [^;]*/g) ?? []).toEqual(ownScript)
  expect(response.html.match(/^\s+at |node:internal|node_modules|\.ts:\d+|[a-z]Error\b/m)).toBeNull()
  return { status, html: response.html, says: saidBy(response.html) }
}

async function received(answered: Promise<Response> | Response) {
  const response = await answered
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** Which of the notices the page is, if it is one. */
const saidBy = (html: string) =>
  Object.entries(notices).find(([, { title }]) => html.includes(`<h1>${title[0]}`))?.[0] ?? 'task'
