import type { KintoneApiError } from '../kintone-api-error.ts'
import type { Say } from './language.ts'

/** Turns a refusal into what the record form shows: problems beside their fields, a notice for the rest. */
export function explain(error: KintoneApiError, say: Say) {
  const problems: Record<string, string[]> = {}
  for (const [path, { messages }] of Object.entries(error.errors ?? {})) {
    const code = /^record\.(.+)\.value$/.exec(path)?.[1] ?? /^record\[(.+)\]\.value$/.exec(path)?.[1] ?? path
    problems[code] = [...(problems[code] ?? []), ...messages]
  }
  const notice =
    error.code === 'GAIA_CO02'
      ? say([
          'ほかの人がこのレコードを更新しました。もう一度保存すると、この内容で上書きします。',
          'Someone else changed this record meanwhile. Save again to overwrite it with this form.',
        ])
      : say([error.message, 'The input is not right.'])
  return { problems, notice }
}
