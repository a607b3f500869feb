/** What is wrong with the input, by parameter path; kintone's `errors`. */
export type InputProblems = Record<string, { messages: string[] }>

/**
 * A refusal in kintone's own form: `{ code, id, message, errors? }` under an HTTP status.
 * https://cybozu.dev/ja/kintone/docs/rest-api/overview/kintone-rest-api-overview/
 */
export class KintoneApiError extends Error {
  override readonly name = 'KintoneApiError'
  readonly status: 400 | 401 | 403 | 404 | 409 | 429
  readonly code: string
  readonly errors: InputProblems | undefined

  constructor(status: KintoneApiError['status'], code: string, message: string, errors?: InputProblems) {
    super(message)
    this.status = status
    this.code = code
    this.errors = errors
  }
}
