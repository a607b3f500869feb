import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

export type Language = 'ja' | 'en'
export type Device = 'phone' | 'desktop'
export interface Look {
  language: Language
  device: Device
}

/** In CSS pixels. */
export const sizes: Record<Device, { width: number; height: number }> = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
}
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function launch(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({ executablePath, args, env: { ...definedEnv(), ...env } })
}

const definedEnv = () =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))

/** A browser of somebody who has chosen a language, on a phone or at a desk. */
export async function openContext(browser: Browser, url: string, look: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: sizes[look.device],
    hasTouch: look.device === 'phone',
    locale: look.language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
  })
  context.setDefaultTimeout(10_000)
  await context.addCookies([{ name: 'nouhin-lang', value: look.language, url, sameSite: 'Lax' }])
  return context
}

/** What a page complained about in the browser's console, requests that failed included. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    // The answer to a form with errors is no success, and Chromium notes that.
    const isStatus = /the server responded with a status of (4\d\d|500)/.test(message.text())
    if (message.type() === 'error' && !isStatus) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}
