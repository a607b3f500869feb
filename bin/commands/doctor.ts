import type { Command } from 'commander'
import { checkJson, checkLines, note } from '../doctor/check.ts'
import { checkKintone } from '../doctor/check-kintone.ts'
import { openKintoneApp } from '../kintone-app/kintone-app.ts'
import { answer, standardStreams } from '../output/print.ts'
import type { Site } from '../site.ts'
import { atSite, type CommonOptions, withSite } from './site-options.ts'

/** `nouhin doctor`: exit code 0 when all is well, 1 when a line is NG. */
export const addDoctor = (program: Command) =>
  withSite(
    program
      .command('doctor')
      .description('設定・kintone・秘密情報・メールを調べ、直し方を示す / check settings, kintone, secrets and mail'),
  ).action((options: CommonOptions) => atSite(options, (site) => doctor(site, options)))

async function doctor(site: Site, { json }: CommonOptions) {
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
  const all = [...own, ...checks]
  const isWell = all.every(({ state }) => state !== 'ng')
  answer(standardStreams, json, { ok: isWell, checks: all.map(checkJson) }, checkLines(all))
  if (!isWell) process.exitCode = 1
}
