import { type Command, InvalidArgumentError } from 'commander'
import { takeTyped } from '../../lambdas/core/rules/take-typed.ts'
import { problemText } from '../../lambdas/views/problem-texts.ts'
import { caseTexts } from '../../lambdas/views/texts.ts'
import { inWords } from '../../settings/problems.ts'
import { cancelReason } from '../../statemachine/inputs.ts'
import type { Act, Office } from '../office/office.ts'
import { tellAct } from '../office/tell-act.ts'
import { whichTask } from '../office/which-task.ts'
import { atSite, type CommonOptions, withSite } from './site-options.ts'

const pid = ['<pid>', '案件番号 / the order, like k12-34-1'] as const
const task = ['--task <task>', '作業 / the task, like 1-1#1', taskName] as const

function taskName(text: string): string {
  if (!/^[\d-]+['’′]?#[1-9]\d*$/.test(text))
    throw new InvalidArgumentError(inWords('1-1#1 のような 作業#回 です', 'node#round, like 1-1#1'))
  return text
}
function said(text: string): string {
  const taken = takeTyped(cancelReason, text)
  if ('value' in taken) return taken.value
  const [ja, en] = problemText(taken.problem, caseTexts.cancel)
  throw new InvalidArgumentError(`${ja} / ${en}`)
}

/** Does one act on one order and says what came of it. */
const act = (order: string, options: CommonOptions, decide: (office: Office) => Promise<Act>) =>
  atSite(options, async (site) => {
    const office = await site.office()
    tellAct(order, await office.act(order, await decide(office)), options.json)
  })

/** `nouhin resend|reassign|cancel PID`. */
export function addActs(program: Command) {
  withSite(
    program
      .command('resend')
      .description('開いている作業のメールをもう一度送る / mail an open task again')
      .argument(...pid)
      .option(...task),
  ).action((order: string, options: CommonOptions & { task?: string }) =>
    act(order, options, async (office) => ({
      act: 'resend',
      task: await whichTask(office, order, options.task),
    })),
  )

  withSite(
    program
      .command('reassign')
      .description('作業の担当者を替える / give an open task to another member of its lane')
      .argument(...pid)
      .option(...task)
      .requiredOption('--from <id>', 'いまの担当者 / the member who has it')
      .requiredOption('--to <id>', '新しい担当者 / the member who gets it'),
  ).action((order: string, options: CommonOptions & { task?: string; from: string; to: string }) =>
    act(order, options, async (office) => ({
      act: 'reassign',
      task: await whichTask(office, order, options.task),
      from: options.from,
      to: options.to,
    })),
  )

  withSite(
    program
      .command('cancel')
      .description('案件を中止する / cancel an order')
      .argument(...pid)
      .requiredOption('--reason <text>', '理由 / why', said),
  ).action((order: string, options: CommonOptions & { reason: string }) =>
    act(order, options, async () => ({ act: 'cancel', reason: options.reason })),
  )
}
