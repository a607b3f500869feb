import { CommandFailed } from '../command-failed.ts'
import type { Office } from './office.ts'

/** The task that is named (`1-1#1`; an apostrophe may stand for ′), or the one that is open. @throws CommandFailed */
export async function whichTask(office: Office, pid: string, named?: string): Promise<string> {
  const { tasks } = await office.show(pid)
  const keyOf = ({ node, round }: (typeof tasks)[number]) => `${node}#${round}`
  const open = tasks.filter(({ status }) => status === 'open').map(keyOf)
  const wanted = named?.replace(/['’]/, '′')
  if (wanted !== undefined && tasks.some((task) => keyOf(task) === wanted)) return wanted
  if (wanted !== undefined)
    throw new CommandFailed([
      `${pid} に作業 ${wanted} はありません。開いている作業: ${open.join(' ') || 'なし'}`,
      `${pid} has no task ${wanted}; open: ${open.join(' ') || 'none'}`,
    ])
  const [only] = open
  if (only !== undefined && open.length === 1) return only
  if (open.length === 0)
    throw new CommandFailed([`${pid} に開いている作業はありません`, `${pid} has no open task; nothing was changed`])
  throw new CommandFailed([
    `開いている作業が ${open.length} つあります。--task で選んでください: ${open.join(' ')}`,
    `${open.length} tasks are open; choose one with --task`,
  ])
}
