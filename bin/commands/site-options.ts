import { type Command, InvalidArgumentError } from 'commander'
import { withDisk } from '../../embedded/disk/find-trouble.ts'
import { inWords } from '../../settings/problems.ts'
import { demoSettings } from '../demo-settings.ts'
import { openSite } from '../open-site.ts'
import type { Site, SiteOptions } from '../site.ts'

export type CommonOptions = SiteOptions & { json?: boolean }

export function stageName(text: string): string {
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(text))
    throw new InvalidArgumentError(inWords('prod のような名前です', 'a name like prod'))
  return text
}

/** The options by which every command is told which installation it is about. */
export const withSite = (command: Command): Command =>
  command
    .option('--data <dir>', 'データフォルダー / data folder', '.nouhin')
    .option('--settings <file>', '設定ファイル / settings file', demoSettings)
    .option('--stage <name>', 'AWS のステージ / stage on AWS, in place of --data and --settings', stageName)
    .option('--json', 'プログラム向けの JSON で答える / answer in JSON, for programs')

/** Opens the installation, lets the command use it, and closes it whatever comes of that. */
export async function atSite<T>(options: SiteOptions, use: (site: Site) => Promise<T>): Promise<T> {
  const site = await openSite(options)
  const used = async () => {
    try {
      return await use(site)
    } finally {
      await site.close()
    }
  }
  return options.stage === undefined ? withDisk(options.data, used) : used()
}
