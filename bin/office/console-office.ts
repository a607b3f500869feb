import { consolePath } from '../../lambdas/core/paths.ts'
import { casesPath, casesXlsxPath, retryPath } from '../../lambdas/views/console/case-address.ts'
import { type ToldCode, toldTexts } from '../../lambdas/views/console/told.ts'
import { CommandFailed } from '../command-failed.ts'
import type { FoundCasesJson, Office, ShownCaseJson } from './office.ts'

export interface ConsoleRequest {
  method: 'GET' | 'POST'
  path: string
  query?: Record<string, string>
  form?: Record<string, string>
}
export interface ConsoleAnswer {
  status: number
  /** Of a redirect. */
  location?: string
  body: Buffer
}

/** The office by the console's own routes, so that a command and a page do the very same. */
export function createConsoleOffice(ask: (request: ConsoleRequest) => Promise<ConsoleAnswer>): Office {
  const get = async <T>(path: string, query?: object): Promise<T> =>
    JSON.parse((await getBody(path, query)).toString()) as T
  async function getBody(path: string, query: object = {}): Promise<Buffer> {
    const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
    const answer = await ask({ method: 'GET', path, query: given })
    if (answer.status === 404) throw noSuchOrder()
    if (answer.status !== 200) throw notNow(answer.status)
    return answer.body
  }
  async function post(path: string, form: Record<string, string>): Promise<URLSearchParams> {
    const { status, location } = await ask({ method: 'POST', path, form })
    if (status === 404) throw noSuchOrder()
    if (status !== 303 || location === undefined) throw notNow(status)
    return new URL(location, 'http://console').searchParams
  }

  return {
    cases: (query) => get<FoundCasesJson>(casesPath, query),
    xlsx: (query) => getBody(casesXlsxPath, query),
    show: (pid) => get<ShownCaseJson>(consolePath(pid)),
    async act(pid, act) {
      const told = (await post(consolePath(pid), act)).get('told') ?? ''
      if (!Object.hasOwn(toldTexts, told)) throw notNow(303)
      return told as ToldCode
    },
    async retryAll(error) {
      const told = await post(retryPath, { error })
      return {
        retried: Number(told.get('retried')),
        refused: Number(told.get('refused')),
        more: told.get('more') === '1',
      }
    },
  }
}

const noSuchOrder = () =>
  new CommandFailed([
    'その案件はありません。番号は nouhin cases で確かめてください',
    'there is no such order; nouhin cases lists them',
  ])
const notNow = (status: number) => {
  if (status === 400)
    return new CommandFailed([
      '受け付けられませんでした。指定した値を確かめてください',
      'it was not accepted; check the values that you gave',
    ])
  return new CommandFailed([
    `いまは処理できません(${status})。少し待ってもう一度実行してください`,
    `it did not work just now (${status}); wait a little and run it again`,
  ])
}
