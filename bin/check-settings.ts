import { type Problem, problem } from '../settings/problems.ts'
import { type Settings, SettingsInvalid } from '../settings/settings.ts'
import { HostRefused, isLoopback, isReachedAsLocalhost } from './address.ts'

/**
 * What keys need of each other and of the host, where something real is connected.
 * @throws SettingsInvalid naming every key and its rule, HostRefused
 */
export function checkSettings({ kintone, mail, publicUrl }: Settings, host: string): void {
  const rules: [broken: boolean, problem: Problem][] = [
    [
      kintone.domain !== undefined && !mail.smtp,
      problem(
        'mail.smtp',
        'kintone.domain を書いたときは、メールサーバーが要ります',
        'a mail server, where kintone.domain is set',
      ),
    ],
    [
      kintone.domain !== undefined && mail.ops.length === 0,
      problem(
        'mail.ops',
        'kintone.domain を書いたときは、アドレスが 1 つは要ります。対応の要る案件を知らせます',
        'at least one address, where kintone.domain is set; they are told of orders that need them',
      ),
    ],
    [
      mail.smtp !== undefined && !isLoopback(host) && publicUrl === undefined,
      problem(
        'publicUrl',
        `mail.smtp を書き --host を ${host} にしたときは、担当者が開ける URL が要ります。メールのリンクはこれで始まります`,
        `a URL that the lanes reach, where mail.smtp is set and --host is ${host}; links in mails begin with it`,
      ),
    ],
  ]
  const problems = rules.filter(([broken]) => broken).map(([, found]) => found)
  if (problems.length > 0) throw new SettingsInvalid(problems)
  if (kintone.domain === undefined && !isReachedAsLocalhost(host)) throw new HostRefused(host)
}
