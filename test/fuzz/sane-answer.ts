import type { HttpAnswer } from '../../lambdas/handlers/http.ts'
import { rawMarker } from './hostile-text.ts'

/** What a header may hold: ASCII that can be seen, and blanks. */
const headerText = /^[\x20-\x7e]*$/
/** What ends a header, or turns its text round. */
export const headerTrick = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u

const complain = (what: string, found: unknown) => {
  throw new Error(`${what}: ${JSON.stringify(found)}`)
}

/** Fails unless the answer is one that anybody may be given, whatever was asked. */
export function expectSane(answer: HttpAnswer): void {
  const { statusCode = 0, headers = {}, cookies = [], body = '' } = answer
  if (statusCode < 200 || statusCode > 499) complain('the status', statusCode)
  for (const [name, value] of [...Object.entries(headers), ...cookies.map((cookie) => ['set-cookie', cookie] as const)])
    if (!headerText.test(`${value}`)) complain(`the header ${name}`, value)
  const { location } = headers
  if (location !== undefined && !/^\/(?![/\\])/.test(`${location}`)) complain('a way out of this site', location)
  const type = `${headers['content-type'] ?? ''}`
  if (type.startsWith('text/html')) expectSafeHtml(body)
  else if (type.startsWith('application/json')) JSON.parse(body)
  else if (type.startsWith('text/csv')) expectSafeCsv(body)
  else if (body !== '') complain('a body of the type', type)
  if (body !== '' && headers['x-content-type-options'] !== 'nosniff') complain('headers that let sniff', headers)
}

export function expectSafeHtml(html: string): void {
  const raw = rawMarker.exec(html)
  if (raw) complain('came back raw', html.slice(Math.max(0, raw.index - 80), raw.index + 80))
  const script = /\s(?:href|src|action|formaction)=["']?\s*(?:javascript|data:text|vbscript):?/i.exec(html)
  if (script) complain('a script for an address', html.slice(script.index, script.index + 80))
}

/** No cell that a spreadsheet takes for a formula. */
function expectSafeCsv(csv: string): void {
  for (const [, quoted, plain = ''] of csv.slice(1).matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g))
    if (/^\s*[=+\-@]/.test(quoted ?? plain)) complain('a formula', quoted ?? plain)
}
