import { expect } from '@jest/globals'
import type { Browser, Response } from 'playwright-core'
import { complaintsOf, type Look, openContext } from './browser.ts'
import { expectKeyboard, expectNoSideways, expectNothingInline, expectNoViolations } from './page-checks.ts'

export type Scheme = 'light' | 'dark'
const ownOnly = /^default-src 'none';.*frame-ancestors 'none'/

/** One person at a browser, who looks at whether a page keeps what every page promises. */
export async function openVisitor(browser: Browser, url: string, look: Look) {
  const context = await openContext(browser, url, look)
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  let document: Response | undefined
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) document = response
  })

  function expectHeaders() {
    const headers = document?.headers() ?? {}
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(ownOnly),
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/)
  }

  return {
    page,
    /** The page as it stands, in windows of these sizes in CSS pixels, by day and, if asked for, by night. */
    async expectGood(sizes: readonly { width: number; height: number }[], schemes: readonly Scheme[] = ['light']) {
      expectHeaders()
      expect(await page.getAttribute('html', 'lang')).toBe(look.language)
      await expectNothingInline(page)
      for (const size of sizes) {
        await page.setViewportSize(size)
        await expectNoSideways(page)
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme })
          await expectNoViolations(page)
        }
      }
      await page.emulateMedia({ colorScheme: 'light' })
      await expectKeyboard(page)
      expect(complaints).toEqual([])
    },
    close: () => context.close(),
  }
}
export type Visitor = Awaited<ReturnType<typeof openVisitor>>
