import type { Command } from 'commander'
import { caseText } from '../office/show-cases.ts'
import { answer, standardStreams } from '../output/print.ts'
import { atSite, type CommonOptions, withSite } from './site-options.ts'

/** `nouhin show PID`. */
export const addShow = (program: Command) =>
  withSite(
    program
      .command('show')
      .description('案件 1 件のようす / one order')
      .argument('<pid>', '案件番号 / the order, like k12-34-1'),
  ).action((pid: string, options: CommonOptions) =>
    atSite(options, async (site) => {
      const found = await (await site.office()).show(pid)
      answer(standardStreams, options.json, found, caseText(found))
    }),
  )
