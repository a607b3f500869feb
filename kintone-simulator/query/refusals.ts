import { KintoneApiError } from '../kintone-api-error.ts'
import { invalidInput } from '../refusals.ts'

// Observed on the real service by the dual-mode tests of sonicgarden/kintone-emulator.

export const malformedQuery = () => invalidInput({ query: { messages: ['クエリ記法が間違っています。'] } })

/** For what real kintone understands and the simulator does not; refused rather than answered wrongly. */
export const unsupportedInQuery = (part: string) =>
  invalidInput({ query: { messages: [`シミュレーターはこの書き方に対応していません（${part}）。`] } })

export const operatorRefused = (code: string, operator: string) =>
  new KintoneApiError(400, 'GAIA_IQ03', `${code}フィールドのフィールドタイプには演算子${operator}を使用できません。`)

export const choiceNotFound = (code: string, choice: string) =>
  new KintoneApiError(400, 'GAIA_IQ10', `フィールド「${code}」の項目に「${choice}」は存在しません。`)

export const fieldNotFound = (code: string) =>
  new KintoneApiError(400, 'GAIA_IQ11', `指定されたフィールド（${code}）が見つかりません。`)

export const limitTooLarge = () => new KintoneApiError(400, 'GAIA_QU01', 'limitには500以下の値を指定してください。')

export const offsetTooLarge = () => new KintoneApiError(400, 'GAIA_QU02', 'offsetには10000以下の値を指定してください。')
