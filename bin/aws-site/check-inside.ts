import * as z from 'zod'
import type { Text } from '../../lambdas/views/bilingual.ts'
import { type Check, ng, note, ok } from '../doctor/check.ts'
import type { Asked } from './ask-function.ts'

const id = 'kintone.inside'
const said = z.object({ kintone: z.string().max(100) })

/** What kintone says to a function of the stage: an IP address limit shows only there. */
export async function checkInside(ask: (payload: object) => Promise<Asked | undefined>): Promise<Check[]> {
  const asked = await ask({ check: 'kintone' }).catch((error: unknown) => {
    if (error instanceof Error && /^AccessDenied/.test(error.name)) return 'denied' as const
    throw error
  })
  if (asked === undefined) return []
  if (asked === 'denied') return [note(id, notAsked, allowIt)]
  if ('failed' in asked && asked.failed === 'InvalidPayload') return [note(id, notAsked, deployIt)]
  const name = 'failed' in asked ? asked.failed : said.safeParse(asked.answer).data?.kintone
  if (name === 'ok')
    return [ok(id, 'ステージの関数からも kintone につながります', 'a function of the stage reaches kintone, too')]
  const known = name !== undefined && Object.hasOwn(repairs, name) ? repairs[name] : undefined
  return [ng(id, refused(name ?? 'Error'), known ?? readLog)]
}

const notAsked: Text = [
  'ステージの関数からは kintone を調べていません',
  'kintone was not asked from a function of the stage',
]
const allowIt: Text = [
  'サインインしている役割に lambda:InvokeFunction と states:DescribeStateMachine を与えると調べます',
  'give the role that you are signed in with lambda:InvokeFunction and states:DescribeStateMachine',
]
const deployIt: Text = [
  '配置されている版が古いためです。npx cdk deploy で配置してください',
  'what is deployed is older than this command; deploy it with npx cdk deploy',
]
const refused = (name: string): Text => [
  `ステージの関数からは kintone につながりません(${name.slice(0, 60)})`,
  `a function of the stage does not reach kintone (${name.slice(0, 60)})`,
]
const readLog: Text = ['関数 fetch-record のログを見てください', 'read the log of the function fetch-record']
const waitOrMend: Text = [
  'kintone がメンテナンス中なら待ってください。ほかは、設定の kintone.domain と、関数の通信の経路を確かめてください',
  'wait if kintone is under maintenance; else check kintone.domain in the settings, and the way out of the functions',
]
const repairs: Readonly<Record<string, Text>> = {
  KintoneAccessError: [
    'この機械からはつながるなら、kintone の IP アドレス制限です。固定の出口(docs/deploy.md)で配置し、出力 EgressAddress を kintone に許可してください。秘密情報も確かめてください',
    'if this machine reaches it, kintone limits IP addresses: deploy with the fixed way out (docs/deploy.md) and let output EgressAddress in; check the secret, too',
  ],
  KintoneUnavailable: waitOrMend,
  KintoneThrottled: waitOrMend,
  KintoneSetupError: [
    '設定か秘密情報がアプリに合っていません。ほかの行の NG を直してください',
    'the settings or the secret do not fit the app; mend the other lines first',
  ],
}
