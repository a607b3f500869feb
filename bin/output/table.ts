import { inOneLine } from '../../lambdas/views/mails/mail-line.ts'
import { padded, widthOf } from './width.ts'

/** Rows under their heads, in columns that line up though kanji are two columns wide. A value's control characters are not shown. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [heads, ...rows.map((row) => row.map(printable))]
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))))
  const rule = widths.map((width) => '-'.repeat(width))
  return [cells[0] ?? [], rule, ...cells.slice(1)]
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** What would move the cursor, colour the terminal or turn the rest of a row round comes along in text of others. */
export const printable = inOneLine
