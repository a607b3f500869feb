import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { notices } from '../../lambdas/views/notice-texts.ts'
import { type Office, openOffice } from '../e2e/office.ts'
import { type Language, launch, sizes } from './browser.ts'
import { expectFocusOnFirstError } from './page-checks.ts'
import type { State } from './states/scene.ts'
import { openVisitor, type Scheme, type Visitor } from './visitor.ts'

interface Scope {
  language: Language
  /** In CSS pixels; more than one: the same page is looked at in each. */
  windows?: readonly { width: number; height: number }[]
  /** The colours that the reader's system asks for. */
  schemes?: readonly Scheme[]
}

/** Brings each state up once, in one office and one browser, and looks at it in each window. */
export function describeStates(
  states: readonly State[],
  { language, windows = Object.values(sizes), schemes }: Scope,
): void {
  describe(`in ${language}`, () => {
    let office: Office
    let browser: Browser
    let visitor: Visitor
    beforeAll(async () => {
      office = await openOffice()
      browser = await launch()
      visitor = await openVisitor(browser, office.url, { language, device: 'phone' })
    })
    afterAll(async () => {
      await browser.close()
      await office[Symbol.asyncDispose]()
    })

    it.each(states.map((state) => [state.name, state] as const))('%s', async (_, state) => {
      const { page } = visitor
      await state.show({ office, page })
      if (state.notice) expect(await page.title()).toContain(notices[state.notice].title[language === 'ja' ? 0 : 1])
      if (state.hasErrors) await expectFocusOnFirstError(page)
      await visitor.expectGood(windows, schemes)
    })
  })
}
