import type { CommonOptions } from '../commands/site-options.ts'
import { openKintoneApp } from '../kintone-app/kintone-app.ts'
import { answer, standardStreams } from '../output/print.ts'
import type { Site } from '../site.ts'
import { checkJson, checkLines, note } from './check.ts'
import { checkCalendar } from './check-calendar.ts'
import { checkKintone } from './check-kintone.ts'

/** Prints a line for each thing that was looked at; sets exit code 1 when one is NG. */
export async function doctor(site: Site, { json }: CommonOptions) {
  const own = await site.check()
  // what already stands in a line of its own needs no second one
  const access = own.some(({ id, state }) => state === 'ng' && /^(settings|secrets)/.test(id))
    ? 'broken'
    : await site.kintone()
  const checks =
    access === 'broken'
      ? [
          note('kintone.app', [
            'kintone は上の NG を直してから調べます',
            'kintone is looked at once the above is mended',
          ]),
        ]
      : access === undefined
        ? [note('kintone.app', ['kintone は模擬です', 'kintone is simulated'])]
        : await checkKintone(openKintoneApp({ ...access, appId: access.settings.appId }), access)
  const all = [...own, checkCalendar(new Date()), ...checks]
  const isWell = all.every(({ state }) => state !== 'ng')
  answer(standardStreams, json, { ok: isWell, checks: all.map(checkJson) }, checkLines(all))
  if (!isWell) process.exitCode = 1
}
