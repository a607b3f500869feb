export const liveScriptPath = '/live.js'

/**
 * Keeps a case page up to date while it is looked at: asks for its live parts every few seconds and replaces those that
 * have changed, but for one that is being used (focus, selected text, something opened or filled in). Without it the page works the same.
 */
export const liveScript = `'use strict'
;(() => {
  const every = 5000
  const afterTrouble = 30000
  const address = new URL(location.href)
  address.searchParams.set('part', 'live')
  address.searchParams.delete('told')
  // Parts are replaced one by one: all stay in the page's language, whatever is chosen elsewhere meanwhile.
  address.searchParams.set('lang', document.documentElement.lang)
  let timer
  let asking = false

  const isFilledIn = (field) =>
    field.options
      ? [...field.options].some((option) => option.selected !== option.defaultSelected)
      : field.value !== field.defaultValue

  const inUse = (part) => {
    const active = document.activeElement
    // A link that was followed keeps the focus, but nothing is lost by replacing it.
    if (part.contains(active) && !active.matches('a')) return true
    if (part.querySelector('details[open]')) return true
    if ([...part.querySelectorAll('input, select, textarea')].some(isFilledIn)) return true
    const selection = getSelection()
    return selection !== null && !selection.isCollapsed && selection.containsNode(part, true)
  }

  const show = (text) => {
    const fresh = new DOMParser().parseFromString(text, 'text/html')
    for (const part of document.querySelectorAll('[data-live]')) {
      const next = fresh.querySelector('[data-live="' + part.dataset.live + '"]')
      if (!next || next.outerHTML === part.outerHTML || inUse(part)) continue
      if (next.dataset.says && next.dataset.says !== part.dataset.says)
        document.getElementById('live-says').textContent = next.dataset.says
      const link = part.contains(document.activeElement) && document.activeElement.getAttribute('href')
      part.replaceWith(document.adoptNode(next))
      if (link) [...next.querySelectorAll('a')].find((other) => other.getAttribute('href') === link)?.focus()
    }
  }

  const hasEnded = () => document.querySelector('[data-live][data-ended]') !== null

  const ask = async () => {
    if (asking) return
    asking = true
    clearTimeout(timer)
    let wait = every
    try {
      const answer = await fetch(address, { credentials: 'same-origin', redirect: 'error' })
      if ([401, 403, 404].includes(answer.status)) return
      if (answer.ok) show(await answer.text())
      else wait = afterTrouble
    } catch {
      wait = afterTrouble
    } finally {
      asking = false
    }
    plan(wait)
  }

  const plan = (wait) => {
    clearTimeout(timer)
    if (!document.hidden && !hasEnded()) timer = setTimeout(ask, wait)
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) clearTimeout(timer)
    else if (!hasEnded()) ask()
  })
  if (!hasEnded()) for (const hint of document.querySelectorAll('.live-hint')) hint.hidden = false
  plan(every)
})()
`
