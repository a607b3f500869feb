import type { Text } from '../../lambdas/views/bilingual.ts'
import { CommandFailed } from '../command-failed.ts'
import { compareFields } from './compare-fields.ts'
import type { DeployStatus, FieldsAt, KintoneApp } from './kintone-app.ts'
import { isEmpty, type Plan, planSetup } from './plan.ts'
import type { RequiredField } from './required-fields.ts'
import { hasUndeployedChanges, undeployedFields } from './undeployed.ts'

export interface SetUpOptions {
  app: KintoneApp
  required: readonly RequiredField[]
  /** Shown the plan before anything is written. */
  confirm(plan: Plan): Promise<boolean>
  /** Told while it takes long. */
  progress(text: Text): void
  pause(milliseconds: number): Promise<void>
}

/** What became of it. A plan's `cannot` is left to people in every case. */
export interface SetUpOutcome {
  result: 'nothing-to-do' | 'declined' | 'done'
  plan: Plan
}

const every = 1_000
const longest = 300_000

/**
 * Adds to the app what it lacks and applies that: all of it, or nothing is left behind. The revisions see to it that
 * nobody else's change goes live with it.
 * @throws CommandFailed, KintoneTrouble
 */
export async function setUpApp(options: SetUpOptions): Promise<SetUpOutcome> {
  const { app, required, confirm } = options
  const preview = await settledPreview(app)
  const plan = planSetup(compareFields(required, preview.fields))
  if (isEmpty(plan)) return { result: 'nothing-to-do', plan }
  if (!(await confirm(plan))) return { result: 'declined', plan }
  await write(options, plan, preview.revision)
  return { result: 'done', plan }
}

async function settledPreview(app: KintoneApp): Promise<FieldsAt> {
  const [live, preview] = await Promise.all([app.fields(), app.preview()])
  if ((await app.deployStatus()) === 'PROCESSING')
    throw new CommandFailed([
      'アプリの設定を運用環境に反映している最中です。終わってからもう一度実行してください。何も変えていません',
      "the app's settings are being applied just now; run it again when that is done; nothing was changed",
    ])
  if (!hasUndeployedChanges(live, preview)) return preview
  const codes = undeployedFields(live, preview)
  const [ja, en] = codes.length > 0 ? [`(${codes.join('、')})`, ` (${codes.join(', ')})`] : ['', '']
  throw new CommandFailed([
    `アプリに反映していない変更があります${ja}。アプリの設定を開き「アプリを更新」か「変更を中止」を押してから、もう一度実行してください。何も変えていません`,
    `the app has undeployed changes${en}; open its settings, press Update App or Discard Changes, and run it again; nothing was changed`,
  ])
}

async function write({ app, progress, pause }: SetUpOptions, { add, update }: Plan, before: string): Promise<void> {
  let revision = before
  try {
    if (Object.keys(add).length > 0) revision = await app.add(add, revision)
    if (Object.keys(update).length > 0) revision = await app.update(update, revision)
    await app.deploy(revision)
    await applied(app, revision, { progress, pause })
  } catch (error) {
    if (revision !== before) await takeBack(app, revision, error)
    throw error
  }
}

/** An old status may still be told right after the deploy: only the live revision proves that this one is done. */
async function applied(
  app: KintoneApp,
  revision: string,
  { progress, pause }: Pick<SetUpOptions, 'progress' | 'pause'>,
): Promise<void> {
  let status: DeployStatus = 'PROCESSING'
  for (let waited = 0; waited <= longest; waited += every) {
    progress([`運用環境に反映しています(${waited / 1_000} 秒)`, `applying to the live app (${waited / 1_000} s)`])
    await pause(every)
    status = await app.deployStatus()
    if (status === 'FAIL' || status === 'CANCEL') break
    if (status === 'SUCCESS' && (await app.fields()).revision === revision) return
  }
  throw new CommandFailed([
    `運用環境への反映が終わりませんでした(${status})。アプリの設定を開いて確かめ、もう一度実行してください`,
    `the app's settings were not applied (${status}); open them to see why, and run it again`,
  ])
}

/** With the revision, as only changes of our own may be dropped. */
async function takeBack(app: KintoneApp, revision: string, cause: unknown): Promise<void> {
  try {
    await app.revert(revision)
  } catch {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CommandFailed(
      [
        `追加した設定が反映されないまま残っています。アプリの設定を開き「アプリを更新」か「変更を中止」を押してください(${reason})`,
        'what was added is left undeployed; open the app’s settings and press Update App or Discard Changes',
      ],
      { cause },
    )
  }
}
