import type { Command } from 'commander'
import { answer, standardStreams } from '../output/print.ts'
import { atSite, type CommonOptions, withSite } from './site-options.ts'

/** `nouhin settings push`, `backup FILE`, `keys rotate`. */
export function addUpkeep(program: Command) {
  withSite(
    program
      .command('settings')
      .description('設定 / the settings')
      .command('push')
      .description('設定を調べて配る / check the settings and put them in force'),
  ).action((options: CommonOptions) =>
    atSite(options, async (site) => {
      const [ja, en] = await site.pushSettings()
      answer(standardStreams, options.json, { ja, en }, `${ja} / ${en}`)
    }),
  )

  withSite(
    program
      .command('backup')
      .description('動かしたまま、データをファイルに写す / copy the data to a file, while it runs')
      .argument('<file>', '新しいファイル / a new file'),
  ).action((file: string, options: CommonOptions) =>
    atSite(options, async (site) => {
      const { orders, told } = await site.backUp(file)
      answer(standardStreams, options.json, { file, orders }, told.join(' / '))
    }),
  )

  withSite(
    program
      .command('keys')
      .description('リンクの鍵 / the keys of links')
      .command('rotate')
      .description('新しい鍵に替える。使われている鍵は残す / add a new key; those in use stay'),
  ).action((options: CommonOptions) =>
    atSite(options, async (site) => {
      const { told, ...keys } = await site.rotateKeys()
      answer(standardStreams, options.json, keys, told.join(' / '))
    }),
  )
}
