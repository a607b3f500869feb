import type { Text } from '../lambdas/views/bilingual.ts'

/** A command could not do what it was asked; the one line says what to do. The command ends with 2. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  constructor([ja, en]: Text, options?: ErrorOptions) {
    super(`${ja} / ${en}`, options)
  }
}
