// Runs inside a page, put there by `page-checks.ts` through the browser's debugger.
window.pageChecks = {
  /** The rules of axe-core that the page breaks, each with where; and how many it keeps. */
  async violations(tags) {
    // Off by default: the size of what is to be touched (WCAG 2.2).
    const rules = { 'target-size': { enabled: true } }
    const { violations, passes } = await window.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      rules,
      iframes: false,
      resultTypes: ['violations'],
    })
    const where = ({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`
    return { broken: violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 5).map(where)]), kept: passes.length }
  },

  /** What sticks out to the right of the window. */
  sideways() {
    if (document.documentElement.scrollWidth <= window.innerWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 160))
  },

  /** Scripts and styles in the document itself, which its Content-Security-Policy would not run. */
  inline() {
    const handlers = [...document.querySelectorAll('*')].filter((element) =>
      element.getAttributeNames().some((name) => name === 'style' || name.startsWith('on')),
    )
    return [...document.querySelectorAll('script:not([src]), style'), ...handlers].map((element) => element.outerHTML)
  },

  /** What the Tab key must reach, in the order of the document, of a group of radio buttons one; the first has the focus. */
  focusable() {
    const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex="0"]'
    const seen = [...document.querySelectorAll(selector)].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        // hidden from everyone but the Enter key
        !element.matches(':disabled, [tabindex="-1"][aria-hidden=true]'),
    )
    const groupOf = (radio) =>
      seen.filter(({ type, name, form }) => type === 'radio' && name === radio.name && form === radio.form)
    const entryOf = (radio) => groupOf(radio).find(({ checked }) => checked) ?? groupOf(radio)[0]
    window.reachable = seen.filter((element) => element.type !== 'radio' || entryOf(element) === element)
    window.reachable[0]?.focus()
    return window.reachable.map((element) => element.outerHTML.slice(0, 120))
  },

  /** Which of those has the focus, and whether one can see that. */
  focused() {
    const element = document.activeElement
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const { top, right, bottom, left } = element.getBoundingClientRect()
    const isInView = bottom > 0 && top < window.innerHeight && right > 0 && left < window.innerWidth
    // what has the focus inside a frame is marked there
    const isMarked = element.matches('iframe') || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0)
    return { at: window.reachable.indexOf(element), isShown: isMarked && isInView }
  },

  /** What has the focus, and what is wrong and comes first, by name. */
  firstError() {
    const first = document.querySelector('[aria-invalid=true]')
    return { focus: document.activeElement?.getAttribute('name'), error: first?.getAttribute('name') }
  },
}
