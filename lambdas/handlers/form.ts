import { bodyOf, HttpProblem, type HttpRequest } from './http.ts'

export type Form = Record<string, string>

/** Some 28,000 Japanese characters: a long text that was pasted comes back with the reason, and nothing typed is lost. */
const mostBytes = 256_000
/** Nobody types these; they come along when text is pasted from elsewhere. */
const controls = /[^\P{Cc}\t\n\r]/gu

/** The fields of a posted form, without control characters; of a repeated one the last. @throws HttpProblem 403, 413, 415 */
export function formOf(request: HttpRequest): Form {
  if (!isSameOrigin(request)) throw new HttpProblem(403, 'Forms of other sites are refused.')
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? ''))
    throw new HttpProblem(415, 'Send a form: application/x-www-form-urlencoded.')
  const body = bodyOf(request)
  if (body.length > mostBytes) throw new HttpProblem(413, 'The form is larger than 256 KB.')
  const fields = [...new URLSearchParams(body.toString())]
  return Object.fromEntries(
    fields.map(([name, value]) => [name, value.replaceAll('\u0085', '\n').replace(controls, '')]),
  )
}

/** Browsers say where a form comes from; what says nothing is no browser, and holds no one's link but its own. */
function isSameOrigin({ headers }: HttpRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === headers.host)
}
