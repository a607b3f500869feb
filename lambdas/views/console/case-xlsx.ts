import writeXlsxFile, { type Cell as SheetCell } from 'write-excel-file/node'
import type { Order } from '../../core/order.ts'
import type { Say } from '../language.ts'
import { caseTexts } from '../texts.ts'
import { jstStamp } from '../time.ts'
import { type Cell, caseTable, xlsxColumns } from './case-columns.ts'

const nineHours = 9 * 60 * 60 * 1000
/** Excel's days begin with the year 1900 and end with 9999. */
const [firstDate, lastDate] = [Date.UTC(1900, 2, 1), Date.UTC(9999, 11, 31)]
/** https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
const mostCharacters = 32_767
/** Excel reads this as a character's number, so that it is written with a number for its own first character. */
const readAsCharacter = /_(?=x[\da-f]{4}_)/gi

/**
 * The cases as a workbook for Excel (bytes of an .xlsx): every value is text, as `0012345` and `10-25` are no numbers and
 * dates, and moments are dates in JST.
 */
export async function renderCaseXlsx(cases: readonly Order[], now: Date, say: Say): Promise<Buffer> {
  const { heads, rows } = caseTable(xlsxColumns, cases, now, say)
  const columns = heads.map((head, at) => ({ width: widthOf(head, rows, at) }))
  const head = heads.map((value): SheetCell => ({ value, type: String, fontWeight: 'bold' }))
  // Heads and process IDs stay in sight.
  const sheet = { sheet: say(caseTexts.list), columns, stickyRowsCount: 1, stickyColumnsCount: 1 }
  const features = [filterUnderHeads(heads.length, rows.length)]
  return writeXlsxFile([head, ...rows.map((row) => row.map(cellOf))], sheet, { features }).toBuffer()
}

/** The arrows by which a reader filters and sorts. Source: ECMA-376 part 1, 18.3.1.2; it follows the rows. */
const filterUnderHeads = (columns: number, rows: number) => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (sheet: string) =>
          sheet.replace('</sheetData>', `</sheetData><autoFilter ref="A1:${letterOf(columns)}${rows + 1}"/>`),
      },
    },
  },
})

/** The name of a column, the first being A; there are fewer than 702. */
const letterOf = (column: number): string => {
  const letter = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? letterOf(Math.floor((column - 1) / 26)) + letter : letter
}

function cellOf(cell: Cell): SheetCell {
  if (typeof cell === 'string') return textCell(cell)
  const moment = Date.parse(cell.instant) + nineHours
  // The library writes a date as it reads in UTC, and the cell has no zone.
  if (moment >= firstDate && moment < lastDate)
    return { value: new Date(moment), type: Date, format: 'yyyy-mm-dd hh:mm' }
  return textCell(jstStamp(cell.instant))
}

/** A character as `readAsCharacter` has it. */
const asNumber = (character: string) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/**
 * What XML 1.0 has no way to write, such as control characters, the library leaves out. It looks each text up in a plain
 * object, and takes `constructor` and its like for found there, which makes the whole workbook unreadable: of such a text
 * the first character is written by its number.
 */
const textCell = (text: string): SheetCell => {
  const escaped = text.slice(0, mostCharacters).replace(readAsCharacter, '_x005F_')
  const value = escaped in {} ? asNumber(escaped.slice(0, 1)) + escaped.slice(1) : escaped
  return value === '' ? null : { value, type: String, format: '@' }
}

/** In characters of a western letter's width, as wide as the head or the longest of the first values, within reason. */
function widthOf(head: string, rows: readonly Cell[][], at: number): number {
  const texts = rows.slice(0, 100).map((row) => row[at] ?? '')
  const widths = texts.map((cell) => (typeof cell === 'string' ? columnsOf(cell) : 16))
  return Math.min(Math.max(columnsOf(head), ...widths) + 2, 60)
}

const columnsOf = (text: string) => [...text.slice(0, 60)].reduce((sum, one) => sum + (one > '\u00ff' ? 2 : 1), 0)
