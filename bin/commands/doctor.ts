import type { Command } from 'commander'
import { atSite, type CommonOptions, withSite } from './site-options.ts'

/** `nouhin doctor`: exit code 0 when all is well, 1 when a line is NG. */
export const addDoctor = (program: Command) =>
  withSite(
    program
      .command('doctor')
      .description('設定・kintone・秘密情報・メールを調べ、直し方を示す / check settings, kintone, secrets and mail'),
  ).action(async (options: CommonOptions) => {
    const { doctor } = await import('../doctor/doctor.ts')
    await atSite(options, (site) => doctor(site, options))
  })
