import { afterAll } from '@jest/globals'
import { openOffice } from '../e2e/office.ts'
import { type Look, launch } from './browser.ts'
import { openVisitor } from './visitor.ts'

/** One office and one visitor of its pages, for all tests of the file that awaits this; both go when the tests are done. */
export async function visitOffice(look: Look = { language: 'ja', device: 'desktop' }) {
  const office = await openOffice()
  afterAll(() => office[Symbol.asyncDispose]())
  const browser = await launch()
  afterAll(() => browser.close())
  const visitor = await openVisitor(browser, office.url, look)
  return { office, visitor, page: visitor.page }
}
