import * as z from 'zod'
import type { KintoneSettings } from '../../../settings/settings.ts'
import { cutText } from '../../core/cut-text.ts'
import { KintoneSetupError } from '../../core/errors.ts'
import type { ContractRecord } from '../../core/ports.ts'
import type { AnsweredRecord } from './kintone-answers.ts'

/** More than a pid or the label of a choice has. The order remembers both, to tell a person's edit from its own. */
const longestState = 200

const field = z.object({ value: z.string().nullable() })

/** @throws KintoneSetupError if the record lacks a field of the settings, or holds something else than text in it */
export function contractRecord(record: AnsweredRecord, fields: KintoneSettings['fields']): ContractRecord {
  const text = (code: string) => {
    const parsed = field.safeParse(record[code])
    if (!parsed.success)
      throw new KintoneSetupError(`field ${code} is missing, or holds no text`, {
        cause: parsed.error,
        fields: [{ code, says: [] }],
      })
    return parsed.data.value ?? ''
  }
  const { pid, status, ...variables } = fields
  const filled = Object.entries(variables)
    .map(([variable, code]) => [variable, text(code)] as const)
    .filter(([, value]) => value !== '')
  return {
    recordId: record.$id.value,
    revision: record.$revision.value,
    pid: cutText(text(pid), longestState),
    status: cutText(text(status), longestState),
    values: Object.fromEntries(filled),
  }
}
