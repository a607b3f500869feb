import { setTimeout as pause } from 'node:timers/promises'
import { CommandFailed } from '../command-failed.ts'
import type { CommonOptions } from '../commands/site-options.ts'
import { confirmed } from '../output/confirm.ts'
import { answer, standardStreams } from '../output/print.ts'
import type { Site } from '../site.ts'
import { describeFinding } from './describe-finding.ts'
import { describePlan } from './describe-plan.ts'
import { openKintoneApp } from './kintone-app.ts'
import { requiredFields } from './required-fields.ts'
import { type SetUpOutcome, setUpApp } from './set-up.ts'

export type SetupOptions = CommonOptions & { yes?: boolean }

/** Shows the plan, asks, carries it out and prints what came of it; sets exit code 1 when something is left for people. */
export async function runSetup(site: Site, { yes, json }: SetupOptions) {
  const access = await site.kintone(process.env.NOUHIN_KINTONE_SETUP_TOKEN)
  if (!access)
    throw new CommandFailed([
      '設定に kintone.domain がなく、kintone は模擬です。本物につなぐ設定を --settings で渡してください',
      'the settings name no kintone.domain, so kintone is simulated; give settings of a real one with --settings',
    ])
  const { err } = standardStreams
  const outcome = await setUpApp({
    app: openKintoneApp({ ...access, appId: access.settings.appId }),
    required: requiredFields(access.settings),
    async confirm(plan) {
      err(`${describePlan(plan)}\n`)
      return yes || (await confirmed(['この内容で kintone アプリを変え、反映しますか', 'change the app and deploy it']))
    },
    progress: ([ja, en]) => err(`${ja} / ${en}\n`),
    pause,
  })
  answer(standardStreams, json, outcomeJson(outcome), outcomeText(outcome))
  if (outcome.result === 'declined' || outcome.plan.cannot.length > 0) process.exitCode = 1
}

const results = {
  'nothing-to-do': ['加えるものはありません', 'there is nothing to add'],
  declined: ['何も変えていません', 'nothing was changed'],
  done: ['加えて、反映しました', 'added and deployed'],
} as const

function outcomeText({ result, plan }: SetUpOutcome): string {
  const left = describePlan({ add: {}, update: {}, cannot: plan.cannot })
  return [results[result].join(' / '), ...(left ? [left] : [])].join('\n')
}

const outcomeJson = ({ result, plan: { add, update, cannot } }: SetUpOutcome) => ({
  result,
  added: Object.keys(add),
  updated: Object.keys(update),
  left: cannot.map((finding) => {
    const { what, repair } = describeFinding(finding)
    return {
      field: finding.field.code,
      kind: finding.kind,
      ja: what[0],
      en: what[1],
      repair: { ja: repair[0], en: repair[1] },
    }
  }),
})
