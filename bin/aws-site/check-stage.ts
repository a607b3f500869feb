import { isDeepStrictEqual } from 'node:util'
import { SecretInvalid, SecretUnavailable } from '../../lambdas/adapters/aws/errors.ts'
import { readStage } from '../../lib/stage.ts'
import type { Problem } from '../../settings/problems.ts'
import { type Settings, SettingsInvalid } from '../../settings/settings.ts'
import { type Check, ng, note, ok } from '../doctor/check.ts'
import { checkClosures } from '../doctor/check-closures.ts'
import { askFunction } from './ask-function.ts'
import { checkInside } from './check-inside.ts'
import { checkSes } from './check-mail.ts'
import { findStateMachine, findTable } from './find-stage.ts'
import { stageNames } from './stage-names.ts'
import { openStageSecrets } from './stage-secrets.ts'
import { openStageSettings } from './stage-settings.ts'

/** What a stage on AWS needs beside kintone. Throws what the SDK throws when AWS cannot be asked at all. */
export async function checkStage(stage: string, settingsFolder?: string): Promise<Check[]> {
  const names = stageNames(stage)
  const { check, inForce } = await checkParameter(stage, settingsFolder)
  const machine = await findStateMachine(names)
  const secrets = await checkSecrets(stage)
  const canAsk = inForce?.kintone.domain !== undefined && secrets.every(({ state }) => state === 'ok')
  return [
    ...check,
    ...(inForce ? checkClosures(inForce.deadline.closures, new Date()) : []),
    await found('deployed.table', 'テーブル', 'the table', names.tablePrefix, findTable(names)),
    await found('deployed.process', 'プロセス', 'the process', names.stateMachine, machine),
    ...secrets,
    ...(inForce ? await checkSes(inForce) : []),
    ...(machine !== undefined && canAsk ? await checkInside((payload) => askFunction(machine, payload)) : []),
    ...(inForce?.publicUrl ? [await checkUrl(inForce.publicUrl)] : []),
  ]
}

async function checkParameter(stage: string, folder?: string): Promise<{ check: Check[]; inForce?: Settings }> {
  const { settings: name } = stageNames(stage)
  try {
    const inForce = await openStageSettings(stageNames(stage)).read()
    if (!inForce) return { check: [ng('settings', [`${name} がありません`, `${name} is missing`], deployIt)] }
    return {
      check: [ok('settings', `${name} は正しい形です`, `${name} is valid`), ...compareFile(stage, inForce, folder)],
      inForce,
    }
  } catch (error) {
    if (!(error instanceof SettingsInvalid)) throw error
    return { check: error.problems.map((problem) => invalid(name, problem)) }
  }
}

const deployIt = ['npx cdk deploy でステージを配置してください', 'deploy the stage with npx cdk deploy'] as const
const invalid = (where: string, { key, rule: [ja, en] }: Problem) =>
  ng(
    'settings',
    [`${where} の ${key}: ${ja}`, `in ${where}, ${key}: ${en}`],
    [
      'この行の規則どおりに直し、nouhin settings push で配ってください',
      'mend it as the rule says, then nouhin settings push',
    ],
  )

function compareFile(stage: string, inForce: Settings, folder?: string): Check[] {
  const file = `settings/${stage}.json`
  try {
    const { settings } = readStage(stage, folder)
    const { $schema: _, ...content } = settings
    if (isDeepStrictEqual(content, inForce)) return [ok('settings.file', `${file} と同じです`, `the same as ${file}`)]
    return [
      note(
        'settings.file',
        [`${file} と、効いている設定が違います`, `${file} differs from the settings in force`],
        [
          'nouhin settings push で配るか、ファイルを合わせてください',
          'push the file with nouhin settings push, or bring it in step',
        ],
      ),
    ]
  } catch (error) {
    if (!(error instanceof SettingsInvalid)) throw error
    return error.problems.map((problem) => invalid(file, problem))
  }
}

async function checkSecrets(stage: string): Promise<Check[]> {
  const names = stageNames(stage)
  const secrets = openStageSecrets(names)
  const asked: [name: string, read: () => Promise<unknown>][] = [
    [names.linkKeys, () => secrets.keyRing()],
    [names.webhookSecrets, () => secrets.webhookSecrets()],
    [names.kintoneToken, () => secrets.kintone()],
  ]
  return Promise.all(asked.map(([name, read]) => checkSecret(name, read)))
}

async function checkSecret(name: string, read: () => Promise<unknown>): Promise<Check> {
  const id = `secrets.${name.split('/').at(-1)}`
  try {
    await read()
    return ok(id, `秘密情報 ${name} は正しい形です`, `the secret ${name} is valid`)
  } catch (error) {
    if (error instanceof SecretUnavailable && !hasNoValue(error)) throw error
    if (!(error instanceof SecretUnavailable || error instanceof SecretInvalid)) throw error
    return ng(
      id,
      [`秘密情報 ${name} が空か、正しい形でありません`, `the secret ${name} has no value, or none of the right form`],
      ['docs/deploy.md の 4 の手順で入れてください', 'put it as step 4 of docs/deploy.md says'],
    )
  }
}

const hasNoValue = ({ cause }: SecretUnavailable) =>
  cause instanceof Error && cause.name === 'ResourceNotFoundException'

async function found(
  id: string,
  ja: string,
  en: string,
  name: string,
  looking: Promise<string | undefined> | string | undefined,
): Promise<Check> {
  if ((await looking) !== undefined) return ok(id, `${ja} ${name} があります`, `${en} ${name} is there`)
  return ng(id, [`${ja} ${name} がありません`, `${en} ${name} is missing`], deployIt)
}

async function checkUrl(url: string): Promise<Check> {
  const id = 'deployed.url'
  const status = await fetch(new URL('/style.css', url), { signal: AbortSignal.timeout(10_000) }).then(
    (response) => response.status,
    () => undefined,
  )
  if (status === 200) return ok(id, `${url} が応えます`, `${url} answers`)
  return ng(
    id,
    [`${url} が応えません`, `${url} does not answer`],
    [
      '設定の publicUrl と DNS(出力 DomainTarget)を確かめてください',
      'check publicUrl in the settings, and DNS (output DomainTarget)',
    ],
  )
}
