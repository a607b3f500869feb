import { type Command, Option } from 'commander'
import { caseSorts, caseStatuses } from '../../lambdas/core/case-query.ts'
import { humanLanes } from '../../statemachine/process.ts'
import type { CasesQuery } from '../office/office.ts'
import { casesTable } from '../office/show-cases.ts'
import { answer, standardStreams } from '../output/print.ts'
import { writeNewFile } from '../output/write-new-file.ts'
import { atSite, type CommonOptions, withSite } from './site-options.ts'

type Options = CommonOptions &
  Omit<CasesQuery, 'overdue' | 'unreachable'> & { overdue?: boolean; unreachable?: boolean; xlsx?: string }

/** `nouhin cases`: the console's list. */
export const addCases = (program: Command) =>
  withSite(
    program
      .command('cases')
      .description('案件の一覧 / list the orders')
      .argument('[text]', '顧客名・顧客ID・レコード番号・案件番号 / customer, record or order')
      .addOption(new Option('--status <status>', '状態 / status').choices(caseStatuses))
      .addOption(new Option('--lane <lane>', '担当 / lane').choices(humanLanes))
      .addOption(new Option('--sort <key>', '並べ方 / order').choices(caseSorts))
      .option('--overdue', '期限を過ぎたもの / past their deadline')
      .option('--xlsx <file>', 'Excel のファイルに書く / write them to a file for Excel')
      .option('--unreachable', '作業のメールが誰にも届かないもの / with a task that no mail reaches anybody for'),
  ).action((q: string | undefined, { status, lane, sort, overdue, unreachable, xlsx, ...options }: Options) =>
    atSite(options, async (site) => {
      const office = await site.office()
      const ticked = { ...(overdue && { overdue: '1' as const }), ...(unreachable && { unreachable: '1' as const }) }
      const query = { q, status, lane, sort, ...ticked }
      if (xlsx !== undefined) {
        writeNewFile(xlsx, await office.xlsx(query))
        return answer(standardStreams, options.json, { file: xlsx }, `${xlsx} に書きました / written to ${xlsx}`)
      }
      const found = await office.cases(query)
      answer(standardStreams, options.json, found, casesTable(found))
    }),
  )
