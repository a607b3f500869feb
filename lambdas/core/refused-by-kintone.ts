import { NouhinError } from './nouhin-error.ts'
import type { RefusedField } from './order.ts'

/**
 * kintone takes this from nobody until a person changes the record or the app's form. Which fields it named is for the
 * order only: no property of its own shows them, as a platform may log every property of an error.
 */
export abstract class RefusedByKintone extends NouhinError {
  readonly #fields: readonly RefusedField[]
  abstract override readonly name: 'KintoneRecordRefused' | 'KintoneSetupError'

  constructor(message: string, options: ErrorOptions & { fields?: readonly RefusedField[] } = {}) {
    const { fields = [], ...cause } = options
    super(message, cause)
    this.#fields = fields
  }

  get fields(): readonly RefusedField[] {
    return this.#fields
  }
}
