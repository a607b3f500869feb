import type { Command } from 'commander'
import { refusedFieldLines } from '../../lambdas/views/refused-fields.ts'
import { CommandFailed } from '../command-failed.ts'
import type { Office } from '../office/office.ts'
import { tellAct } from '../office/tell-act.ts'
import { answer, standardStreams } from '../output/print.ts'
import { printable } from '../output/table.ts'
import { atSite, type CommonOptions, withSite } from './site-options.ts'

type Options = CommonOptions & { all?: boolean; error?: string }

/** `nouhin retry PID`, or `--all --error NAME`. */
export const addRetry = (program: Command) =>
  withSite(
    program
      .command('retry')
      .description('止まった案件を止まったところから再開する / run stopped orders again from where they stopped')
      .argument('[pid]', '案件番号 / the order, like k12-34-1')
      .option('--all', '同じ失敗の案件をすべて / all that failed alike')
      .option('--error <name>', '失敗の名前 / the failure, as nouhin cases shows it'),
  ).action((pid: string | undefined, { all, error, ...options }: Options) => {
    const isOne = pid !== undefined && !all && error === undefined
    const isAll = pid === undefined && all && error !== undefined && error.trim() !== ''
    if (!isOne && !isAll)
      throw new CommandFailed([
        '案件番号か、--all --error 名前 のどちらかを指定してください',
        'give either an order, or --all --error NAME',
      ])
    return atSite(options, async (site) => {
      const office = await site.office()
      if (isOne) await retryOne(office, pid, options.json)
      else if (isAll) await retryAll(office, error, options.json)
    })
  })

/** Whoever has not mended what kintone named hears what the order will stop at again. */
async function retryOne(office: Office, pid: string, json: boolean | undefined) {
  const { failure } = await office.show(pid)
  const result = await office.act(pid, { act: 'retry' })
  tellAct(pid, result, json)
  const fields = failure?.refused ? refusedFieldLines(failure.refused) : []
  if (result !== 'retried' || fields.length === 0) return
  standardStreams.err(
    `直していなければ、同じところで止まります / unless this is mended, it stops there again:\n${fields.map((line) => `  ${printable(line)}\n`).join('')}`,
  )
}

/** A hundred at a time, as long as that gets on. */
async function retryAll(office: Office, error: string, json: boolean | undefined) {
  const sum = { retried: 0, refused: 0 }
  for (;;) {
    const { retried, refused, more } = await office.retryAll(error)
    sum.retried += retried
    sum.refused += refused
    if (!more || retried === 0) break
    standardStreams.err(`再開しました: ${sum.retried} 件 / ${sum.retried} run again so far\n`)
  }
  const text = `再開 ${sum.retried} 件、再開できず ${sum.refused} 件 / ${sum.retried} run again, ${sum.refused} could not`
  const rest =
    '\n再開できなかった案件は nouhin cases --status failed で確かめ、直すか中止してください / nouhin cases --status failed lists those that could not; mend or cancel them'
  answer(standardStreams, json, { error, ...sum }, sum.refused > 0 ? text + rest : text)
  if (sum.refused > 0) process.exitCode = 1
}
