import { describe, expect, it } from '@jest/globals'
import { renderNotice } from '../../lambdas/views/notice-page.ts'
import { styleSheet, styleSheetPath } from '../../lambdas/views/style.ts'
import { japanese } from './an-order.ts'

describe('the style sheet', () => {
  it('closes every block it opens', () => {
    expect(styleSheet.match(/\{/g)?.length).toBe(styleSheet.match(/\}/g)?.length)
  })
  it('loads nothing from elsewhere', () => {
    expect(styleSheet).not.toMatch(/url\(|@import/)
  })
  it('is the only thing a page asks for', () => {
    const html = renderNotice({ kind: 'not-found' }, japanese)
    expect(html.match(/(?:src|href)="[^#?][^"]*"/g)).toEqual([`href="${styleSheetPath}"`])
  })
})
