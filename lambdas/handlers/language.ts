import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { type Language, languages, type Say, sayIn } from '../views/language.ts'

/** What remembers the language in a browser. */
export const languageCookie = 'nouhin-lang'
const aYear = 365 * 86_400

/** What of a request tells the language; any server can give it. */
export type LanguageSigns = Pick<APIGatewayProxyEventV2, 'queryStringParameters' | 'cookies'>

const isLanguage = (text: string | undefined): text is Language => languages.some((language) => language === text)

const chosen = ({ queryStringParameters }: LanguageSigns) => {
  const asked = queryStringParameters?.lang
  return isLanguage(asked) ? asked : undefined
}

const remembered = ({ cookies = [] }: LanguageSigns) =>
  cookies.map((cookie) => cookie.split('=')).find(([name, value]) => name === languageCookie && isLanguage(value))?.[1]

/** What to answer in: `?lang=`, else what was chosen before, else Japanese. */
export function sayTo(request: LanguageSigns): Say {
  const before = remembered(request)
  return sayIn(chosen(request) ?? (isLanguage(before) ? before : 'ja'))
}

/** The cookies that remember a choice made by this very request; none if it made none, as when a page looks at itself. */
export function choiceCookies(request: LanguageSigns): string[] {
  const language = request.queryStringParameters?.part === undefined && chosen(request)
  return language ? [`${languageCookie}=${language}; Path=/; Max-Age=${aYear}; HttpOnly; SameSite=Lax`] : []
}
