import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts in hundredths of a second here, whatever the kernel's own tick. */
const microsecondsPerTick = 10_000

interface Counted {
  pid: string
  parent: string
  user: number
  system: number
}

/** The processor time of this process and of all below it, those that have ended too. */
export function processorTimeOfTree(): NodeJS.CpuUsage {
  const all = readdirSync('/proc').filter(isPid).flatMap(count)
  const below = (pid: string): Counted[] => all.filter(({ parent }) => parent === pid).flatMap(withThoseBelow)
  const withThoseBelow = (one: Counted): Counted[] => [one, ...below(one.pid)]
  const tree = all.filter(({ pid }) => pid === String(process.pid)).flatMap(withThoseBelow)
  const total = (what: 'user' | 'system') => tree.reduce((sum, one) => sum + one[what], 0) * microsecondsPerTick
  return { user: total('user'), system: total('system') }
}

const isPid = (name: string) => /^\d+$/.test(name)

function count(pid: string): Counted[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before the last bracket may hold spaces. Own time and that of children that have ended and were waited for.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = (field: number) => Number(fields[field])
    return [{ pid, parent: fields[1] ?? '', user: ticks(11) + ticks(13), system: ticks(12) + ticks(14) }]
  } catch {
    return []
  }
}
