import { DataFolderInUse, DataFolderUnusable, SecretsInvalid } from '../embedded/data-folder/errors.ts'
import { AddressInUse, AddressUnusable } from '../embedded/http/errors.ts'
import { DatabaseTooNew, DatabaseUnreadable } from '../embedded/sqlite/errors.ts'
import { SettingsInvalid } from '../settings/settings.ts'

const expected = [
  SettingsInvalid,
  SecretsInvalid,
  DataFolderInUse,
  DataFolderUnusable,
  DatabaseTooNew,
  DatabaseUnreadable,
  AddressInUse,
  AddressUnusable,
]

/** What a person is told of an error that ends the command: the message where it says what to do, else the stack too. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (expected.some((kind) => error instanceof kind) || 'code' in error) return `nouhin: ${error.message}`
  return `nouhin: ${error.stack ?? error.message}`
}
