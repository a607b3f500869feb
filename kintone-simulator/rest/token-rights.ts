import { tokenForbidden } from '../refusals.ts'

/** アクセス権 of an API token: レコード閲覧, 追加, 編集, 削除, アプリ管理. */
export type TokenRight = 'view' | 'add' | 'edit' | 'delete' | 'manage'
export const everyRight: readonly TokenRight[] = ['view', 'add', 'edit', 'delete', 'manage']

const recordRights: Readonly<Record<string, TokenRight>> = { GET: 'view', POST: 'add', PUT: 'edit', DELETE: 'delete' }

/**
 * Throws GAIA_NO01 unless the token may do this; every API under /preview/ is for those who manage the app.
 * https://cybozu.dev/ja/kintone/docs/rest-api/apps/form/get-form-fields/ (必要なアクセス権)
 */
export function checkRight(rights: readonly TokenRight[], method: string, path: string): void {
  const needed = path.startsWith('/k/v1/preview/') ? 'manage' : recordRights[method]
  if (needed && !rights.includes(needed)) throw tokenForbidden()
}
