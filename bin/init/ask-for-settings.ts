import type { Text } from '../../lambdas/views/bilingual.ts'
import { problemText } from '../../settings/problems.ts'
import { parseSettings, type SettingsInput, SettingsInvalid } from '../../settings/settings.ts'
import { foldCode } from '../../statemachine/fold-code.ts'
import { humanLanes } from '../../statemachine/process.ts'
import type { Asker } from '../output/ask.ts'
import { readClosures, usualClosures } from './closures.ts'
import { readPeople } from './people.ts'

type Lanes = SettingsInput['lanes']
type Part = Omit<Partial<SettingsInput>, '$schema'>

/** Valid lanes, so that any other part can be tried by itself. */
const someLanes = Object.fromEntries(
  humanLanes.map((lane) => [lane, { members: [{ id: 'a', name: 'a', email: 'a@example.com' }] }]),
) as unknown as Lanes

/**
 * Asks for what a place needs, each question again until its answer keeps the settings' rules.
 * @returns the content of a settings file
 */
export async function askForSettings(
  { ask }: Asker,
  { isOnAws }: { isOnAws: boolean },
  tell: (text: string) => void,
): Promise<SettingsInput> {
  /** The part that an answer makes; an empty answer makes none where that is allowed. */
  async function asked<T extends Part>(
    question: Text,
    make: (text: string) => T | undefined,
    isOptional = false,
    usual = '',
  ) {
    for (;;) {
      const text = (await ask(question)) || usual
      if (text === '' && isOptional) return undefined
      const part = text === '' ? undefined : make(text)
      const problem = part
        ? problemOf(part)
        : text === ''
          ? '答えてください / an answer is needed'
          : '例のとおりに書いてください / write it as in the example'
      if (part && problem === undefined) return part
      tell(`  ${problem}\n`)
    }
  }
  const needed = async <T extends Part>(question: Text, make: (text: string) => T | undefined, usual?: string) =>
    (await asked(question, make, false, usual)) as T

  const kintone = await asked(
    isOnAws
      ? ['kintone のドメイン(例: example.cybozu.com)', 'the kintone domain']
      : ['kintone のドメイン(例: example.cybozu.com。空なら模擬)', 'the kintone domain (empty: simulated)'],
    (domain) => ({ kintone: { domain: foldCode(domain) } }),
    !isOnAws,
  )
  const app =
    kintone &&
    (await needed(['アプリの番号(URL の /k/番号/)', 'the app’s number (/k/number/ in its URL)'], (appId) => ({
      kintone: { ...kintone.kintone, appId: foldCode(appId) },
    })))
  const from = await needed(['差出人のメールアドレス', 'the address that mails come from'], (address) => ({
    mail: { from: address.includes('<') ? address : `納品 <${address}>` },
  }))
  const ops = await needed(['運用担当のメールアドレス', 'the address of operations'], (address) => ({
    mail: { ops: [address] },
  }))
  const smtp =
    isOnAws || !kintone
      ? undefined
      : await needed(['メールサーバー(例: smtp.example.jp:587)', 'the mail server'], (server) => {
          const [host = '', port = '587'] = server.split(':')
          return { mail: { smtp: { host, port: Number(port), ...(port === '465' && { secure: true }) } } }
        })
  const user =
    smtp &&
    (await asked(
      ['メールサーバーのユーザー名(空なら認証なし)', 'its user name (empty: no login)'],
      (name) => ({ mail: { smtp: { ...smtp.mail.smtp, user: name } } }),
      true,
    ))
  const publicUrl = isOnAws
    ? undefined
    : await asked(
        [
          '担当者が開く URL(例: https://nouhin.example.jp。空ならこの機械だけ)',
          'the URL that staff open (empty: this machine alone)',
        ],
        (url) => ({ publicUrl: url }),
        true,
      )
  const lanes: Record<string, unknown> = {}
  for (const lane of humanLanes) {
    const { lanes: some } = await needed([`${lane}(例: 佐藤 葵 <sato@example.jp>, …)`, 'its members'], (text) => {
      const members = readPeople(text)
      return members && { lanes: { ...someLanes, [lane]: { members } } }
    })
    lanes[lane] = some[lane]
  }
  const { deadline } = await needed(
    [
      `土日祝日のほかの休業日(例: 12-29/01-03, 08-13/08-15, 2026-05-01。空なら ${usualClosures}、なければ なし)`,
      `closed beside weekends and holidays (empty: ${usualClosures}; none)`,
    ],
    (text) => ({ deadline: { closures: readClosures(text) } }),
    usualClosures,
  )
  return {
    ...(publicUrl ?? {}),
    ...(app ?? {}),
    mail: { ...from.mail, ...ops.mail, ...smtp?.mail, ...user?.mail },
    deadline,
    lanes: lanes as Lanes,
  }
}

/** The rule that the part breaks. */
function problemOf(part: Part): string | undefined {
  try {
    parseSettings({ lanes: someLanes, ...part })
    return undefined
  } catch (error) {
    if (error instanceof SettingsInvalid) return error.problems.map(problemText).join('\n  ')
    throw error
  }
}
