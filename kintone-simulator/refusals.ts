import { type InputProblems, KintoneApiError } from './kintone-api-error.ts'

// Statuses and codes were observed on the real service: kintone's own cli-kintone scenarios (GAIA_IA02, GAIA_NO01,
// GAIA_DA03, CB_AU01) and the dual-mode tests of sonicgarden/kintone-emulator (GAIA_RE01, GAIA_AP01, CB_VA01).

export const loginRequired = () => new KintoneApiError(401, 'CB_AU01', 'ログインしてください。')

/** 400, not 401: an unknown token is bad input to kintone (it was 520 before 2023). */
export const tokenMismatch = () =>
  new KintoneApiError(
    400,
    'GAIA_IA02',
    '指定したAPIトークンは、アプリで生成されたトークンと異なります。アプリのAPIトークンの設定を確認してください。設定が正しい場合、APIトークンの設定がアプリに反映されていない場合があります。',
  )

export const duplicateToken = () =>
  new KintoneApiError(400, 'GAIA_DA03', '同一アプリのAPIトークンを重複して指定することはできません。')

export const tokenForbidden = () =>
  new KintoneApiError(403, 'GAIA_NO01', 'このAPIトークンでは、指定したAPIを実行できません。')

export const tooManyRequests = () =>
  new KintoneApiError(429, 'GAIA_TO04', 'APIの同時リクエスト数が上限を超えています。')

export const invalidJson = () => new KintoneApiError(400, 'CB_IJ01', '不正なJSON文字列です。')

export const invalidInput = (errors: InputProblems) =>
  new KintoneApiError(400, 'CB_VA01', '入力内容が正しくありません。', errors)

export const appNotFound = (id: number) =>
  new KintoneApiError(404, 'GAIA_AP01', `指定したアプリ（id: ${id}）が見つかりません。削除されている可能性があります。`)

export const recordNotFound = (id: number) =>
  new KintoneApiError(404, 'GAIA_RE01', `指定したレコード（id: ${id}）が見つかりません。`)

export const updateKeyNotFound = () =>
  new KintoneApiError(404, 'GAIA_RE20', '指定したupdateKeyの値を持つレコードが見つかりません。')

export const revisionConflict = () =>
  new KintoneApiError(
    409,
    'GAIA_CO02',
    '指定したrevisionは最新ではありません。ほかのユーザーがレコードを更新した可能性があります。',
  )

/** Observed, unlike GAIA_CO02 which records have; so is the status. */
export const settingsConflict = () =>
  new KintoneApiError(
    409,
    'GAIA_CO03',
    '指定したrevisionは最新ではありません。ほかのユーザーがアプリの設定を更新した可能性があります。',
  )

/** kintone documents that this is an error, and not its code; this one is the simulator's. */
export const deployUnderWay = () =>
  new KintoneApiError(409, 'SIMULATOR_DEPLOYING', 'アプリの設定を運用環境に反映中のため、設定を変更できません。')

export const fieldNotFound = (code: string) =>
  new KintoneApiError(400, 'GAIA_FC01', `指定したフィールド（code: ${code}）が見つかりません。`)

export const duplicateFieldCode = (codes: readonly string[]) =>
  invalidInput(
    Object.fromEntries(
      codes.map((code) => [`properties[${code}].code`, { messages: ['フィールドコードが重複しています。'] }]),
    ),
  )

export const noSuchApi = (method: string, path: string) =>
  new KintoneApiError(404, 'CB_IL02', `不正なリクエストです。シミュレーターにないAPIです（${method} ${path}）。`)
