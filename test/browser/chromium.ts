import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Where browsers are installed, the likeliest first. */
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

export interface Chromium {
  executablePath: string
  /** What its process needs beside its surroundings. */
  env?: Record<string, string>
}

/** The Chrome or Chromium that is installed here or named by CHROME_PATH, else the one in `@sparticuz/chromium`. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROME_PATH
  const executablePath = named ?? installed.find((path) => existsSync(path))
  if (executablePath) return { executablePath }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('These tests need Chrome or Chromium: install one, or name it in CHROME_PATH.')
  const folder = await extracted()
  return { executablePath: join(folder, 'chromium'), env: await missingHere(folder) }
}

/** The package's archives as files, made once for all test runs; whoever else makes them at the same time, one wins. */
async function extracted(): Promise<string> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))
  const manifest = new URL('../../node_modules/@sparticuz/chromium/package.json', import.meta.url)
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const mine = await mkdtemp(`${folder}-`)
  const script = fileURLToPath(new URL('./extract-chromium.ts', import.meta.url))
  await promisify(execFile)(process.execPath, [script], {
    env: { ...process.env, TMPDIR: mine, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  })
  await writeFile(join(mine, 'fonts.conf'), `<fontconfig><dir>${folder}/fonts</dir></fontconfig>`)
  await rename(mine, folder).catch(async (error) => {
    await rm(mine, { recursive: true })
    if (!existsSync(folder)) throw error
  })
  return folder
}

/** A bare Linux has neither fonts nor the libraries that every desktop has; the package carries some. */
async function missingHere(folder: string): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)('ldd', [join(folder, 'chromium')]).catch(() => ({ stdout: '' }))
  return {
    ...(stdout.includes('not found') && { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }),
    ...(!existsSync('/etc/fonts/fonts.conf') && { FONTCONFIG_FILE: join(folder, 'fonts.conf') }),
  }
}
