import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const inPage = readFileSync(new URL('./in-page.js', import.meta.url), 'utf8')

/** Asks something of `in-page.js`, which the debugger puts there: the page's own policy needs no hole for it. */
async function ask<T>(page: Page, call: string): Promise<T> {
  if (!(await page.evaluate('"pageChecks" in window'))) await page.evaluate(`${axe};${inPage}`)
  return page.evaluate<T>(`pageChecks.${call}`)
}

/** WCAG 2.2, levels A and AA. */
export const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The page, as it stands now, breaks no rule of axe-core; by default neither what axe-core calls best practice. */
export async function expectNoViolations(page: Page, tags: string[] = [...wcag, 'best-practice']): Promise<void> {
  const found = await ask<{ broken: string[][]; kept: number }>(page, `violations(${JSON.stringify(tags)})`)
  expect(found.broken).toEqual([])
  expect(found.kept).toBeGreaterThan(5)
}

export const expectNoSideways = async (page: Page): Promise<void> => expect(await ask(page, 'sideways()')).toEqual([])
export const expectNothingInline = async (page: Page): Promise<void> => expect(await ask(page, 'inline()')).toEqual([])

/** The first thing that is wrong has the focus, so that a keyboard or a screen reader starts there. */
export async function expectFocusOnFirstError(page: Page): Promise<void> {
  const { focus, error } = await ask<{ focus?: string; error?: string }>(page, 'firstError()')
  expect(error).toBeTruthy()
  expect(focus).toBe(error)
}

/** Everything that can be pressed or typed into is reached by Tab, in the page's order, and shows that it is. */
export async function expectKeyboard(page: Page): Promise<void> {
  const focusable = await ask<string[]>(page, 'focusable()')
  const reached = new Set<number>()
  for (let presses = 0; presses < focusable.length * 2 && reached.size < focusable.length; presses++) {
    if (presses > 0) await page.keyboard.press('Tab')
    const { at, isShown } = await ask<{ at: number; isShown: boolean }>(page, 'focused()')
    // A browser also stops at boxes that scroll, and more than once in a date.
    if (at < 0 || reached.has(at)) continue
    if (presses > 0) expect([focusable[at], isShown]).toEqual([focusable[at], true])
    reached.add(at)
  }
  expect([...reached].map((at) => focusable[at])).toEqual(focusable)
}
