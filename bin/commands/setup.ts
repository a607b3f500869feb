import type { Command } from 'commander'
import type { SetupOptions } from '../kintone-app/run-setup.ts'
import { atSite, withSite } from './site-options.ts'

/** `nouhin setup`: exit code 0 when the app has all that it needs, 1 when something is left for people to do. */
export const addSetup = (program: Command) =>
  withSite(
    program
      .command('setup')
      .description('kintone アプリに足りないフィールドと選択肢を加える / add the fields and choices that the app lacks')
      .option('--yes', '計画を見せたあと、たずねずに進める / show the plan and go on without asking'),
  )
    .addHelpText(
      'after',
      '\nアプリ管理の権限を持つトークンを、環境変数 NOUHIN_KINTONE_SETUP_TOKEN で渡せます。' +
        '\nA token that may manage the app can be given in NOUHIN_KINTONE_SETUP_TOKEN.',
    )
    .action(async (options: SetupOptions) => {
      const { runSetup } = await import('../kintone-app/run-setup.ts')
      await atSite(options, (site) => runSetup(site, options))
    })
