import { compareFields } from '../kintone-app/compare-fields.ts'
import { describeFinding } from '../kintone-app/describe-finding.ts'
import type { FieldsAt, KintoneApp } from '../kintone-app/kintone-app.ts'
import { KintoneTrouble } from '../kintone-app/kintone-trouble.ts'
import { requiredFields } from '../kintone-app/required-fields.ts'
import { hasUndeployedChanges, undeployedFields } from '../kintone-app/undeployed.ts'
import type { KintoneAccess } from '../site.ts'
import { type Check, ng, note, ok } from './check.ts'

/** The app, its fields, and what the token may do, by asking; nothing is written. */
export async function checkKintone(app: KintoneApp, { settings, baseUrl }: KintoneAccess): Promise<Check[]> {
  const live = await app.fields().catch(trouble)
  if (live instanceof KintoneTrouble) return [ofTrouble('kintone.app', live)]
  const name = await app.name().catch(trouble)
  const shown = name instanceof KintoneTrouble ? '' : `「${name}」`
  const { appId } = settings
  return [
    ok('kintone.app', `kintone アプリ ${appId}${shown} につながります`, `kintone app ${appId} answers at ${baseUrl}`),
    ...(await checkRights(app)),
    ...checkFields(live, settings),
    ...(await checkPreview(app, live)),
  ]
}

function checkFields({ fields }: FieldsAt, settings: KintoneAccess['settings']): Check[] {
  const required = requiredFields(settings)
  const findings = compareFields(required, fields)
  return required.flatMap((field) => {
    const id = `kintone.field.${field.code}`
    const found = findings.filter((finding) => finding.field === field)
    if (found.length === 0) return [ok(id, `フィールド ${field.code}`, `field ${field.code}`)]
    return found.map((finding) => {
      const { what, repair } = describeFinding(finding)
      return finding.kind === 'unknown-choices' ? note(id, what, repair) : ng(id, what, repair)
    })
  })
}

async function checkRights(app: KintoneApp): Promise<Check[]> {
  const [read, edit] = await Promise.all([app.mayRead().then(nothing, trouble), app.mayEdit().then(nothing, trouble)])
  return [
    ofRight('kintone.token.view', 'レコード閲覧', 'view records', read),
    ofRight('kintone.token.edit', 'レコード編集', 'edit records', edit),
  ]
}

function ofRight(id: string, ja: string, en: string, refused: KintoneTrouble | undefined): Check {
  if (!refused) return ok(id, `API トークンの権限: ${ja}`, `the API token may ${en}`)
  if (refused.kind !== 'no-right') return ofTrouble(id, refused)
  return ng(
    id,
    [`API トークンに「${ja}」の権限がありません`, `the API token may not ${en}`],
    [
      `アプリの設定 → API トークンで「${ja}」にチェックを付け、保存し、「アプリを更新」を押してください`,
      `tick ${ja} of the token in the app's settings, save, and press Update App`,
    ],
  )
}

async function checkPreview(app: KintoneApp, live: FieldsAt): Promise<Check[]> {
  const id = 'kintone.undeployed'
  const preview = await app.preview().catch(trouble)
  if (preview instanceof KintoneTrouble)
    return preview.kind === 'no-right'
      ? [
          note(id, [
            '未反映の変更は調べていません(トークンに「アプリ管理」がないため。受注の処理には要りません)',
            'undeployed changes were not looked for, as the token may not manage the app; orders do not need that',
          ]),
        ]
      : [ofTrouble(id, preview)]
  if (!hasUndeployedChanges(live, preview))
    return [ok(id, 'アプリの設定はすべて反映されています', "all of the app's settings are deployed")]
  const codes = undeployedFields(live, preview).join(', ')
  return [
    ng(
      id,
      [
        `アプリに反映していない変更があります${codes && `(${codes})`}`,
        `the app has undeployed changes${codes && ` (${codes})`}`,
      ],
      [
        'アプリの設定を開き「アプリを更新」か「変更を中止」を押してください',
        "open the app's settings and press Update App or Discard Changes",
      ],
    ),
  ]
}

const nothing = () => undefined
function trouble(error: unknown): KintoneTrouble {
  if (error instanceof KintoneTrouble) return error
  throw error
}
const whats: Partial<Record<KintoneTrouble['kind'], readonly [string, string]>> = {
  'wrong-token': ['API トークンかアプリが違います', 'the API token or the app is wrong'],
  'not-kintone': ['kintone ではないものが応えました', 'what answers is not kintone'],
  'basic-auth': ['kintone の手前の Basic 認証を通れません', 'Basic authentication before kintone refuses'],
  certificate: ['クライアント証明書でつながりません', 'the client certificate does not work'],
  'guest-space': ['アプリはゲストスペースにあります', 'the app is in a guest space'],
  'no-such-app': ['アプリがありません', 'there is no such app'],
}
const ofTrouble = (id: string, { kind, text }: KintoneTrouble): Check =>
  ng(id, whats[kind] ?? ['kintone を調べられません', 'kintone could not be asked'], text)
