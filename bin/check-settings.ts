import { type Settings, SettingsInvalid } from '../settings/settings.ts'
import { HostRefused, isLoopback, isReachedAsLocalhost } from './address.ts'

/**
 * What keys need of each other and of the host, where something real is connected.
 * @throws SettingsInvalid naming every key and its rule, HostRefused
 */
export function checkSettings({ kintone, mail, publicUrl }: Settings, host: string): void {
  const rules: [broken: boolean, problem: string][] = [
    [kintone.domain !== undefined && !mail.smtp, 'mail.smtp: a mail server, where kintone.domain is set'],
    [
      kintone.domain !== undefined && mail.ops.length === 0,
      'mail.ops: at least one address, where kintone.domain is set; they are told of orders that need them',
    ],
    [
      mail.smtp !== undefined && !isLoopback(host) && publicUrl === undefined,
      `publicUrl: a URL that the lanes reach, where mail.smtp is set and --host is ${host}; links in mails begin with it`,
    ],
  ]
  const problems = rules.filter(([broken]) => broken).map(([, problem]) => problem)
  if (problems.length > 0) throw new SettingsInvalid(problems)
  if (kintone.domain === undefined && !isReachedAsLocalhost(host)) throw new HostRefused(host)
}
