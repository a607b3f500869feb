import { CommandFailed } from '../command-failed.ts'
import type { Office } from './office.ts'

/** The task that is named (`1-1#1`; an apostrophe may stand for ′), or the one that is open. @throws CommandFailed */
export async function whichTask(office: Office, pid: string, named?: string): Promise<string> {
  if (named !== undefined) return named.replace(/['’]/, '′')
  const { tasks } = await office.show(pid)
  const open = tasks.filter(({ status }) => status === 'open').map(({ node, round }) => `${node}#${round}`)
  const [only] = open
  if (only !== undefined && open.length === 1) return only
  if (open.length === 0)
    throw new CommandFailed([`${pid} に開いている作業はありません`, `${pid} has no open task; nothing was changed`])
  throw new CommandFailed([
    `開いている作業が ${open.length} つあります。--task で選んでください: ${open.join(' ')}`,
    `${open.length} tasks are open; choose one with --task`,
  ])
}
