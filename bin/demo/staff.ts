import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { nodes, type TaskNode } from '../../statemachine/process.ts'

const mails = z.object({ mails: z.array(z.object({ id: z.string(), subject: z.string(), text: z.string() }).loose()) })

/** The lanes' people: they know nothing but the mails they get and the pages behind the links in them. */
export function createStaff(mailbox: string, say: (line: string) => void) {
  const answered = new Set<string>()

  /** Waits for a task's mail that tells of this customer, and answers through its link. */
  async function answer(customer: string, node: TaskNode, form: Record<string, string>) {
    const link = await linkFor(customer, node)
    const shown = await fetch(link)
    if (shown.status !== 200) throw new Error(`${node} of ${customer}: the page answered ${shown.status}`)
    const done = await fetch(link, { method: 'POST', body: new URLSearchParams(form) })
    if (done.status !== 200)
      throw new Error(`${node} of ${customer}: the answer got ${done.status}\n${await done.text()}`)
    answered.add(link)
    say(
      `  ${nodes[node].lane}: ${node}.${nodes[node].name} (${customer}) ${form.outcome === 'returned' ? '指摘' : '完了'}`,
    )
  }

  async function linkFor(customer: string, node: TaskNode): Promise<string> {
    for (let tries = 0; tries < 600; tries++) {
      const answer = mails.parse(await (await fetch(`${mailbox}/mails.json`)).json())
      const isThis = ({ text }: { text: string }) => text.includes(customer) && text.includes(nodes[node].name)
      const links = answer.mails.filter(isThis).map(({ text }) => /https?:\S+\/t\/\S+/.exec(text)?.[0] ?? '')
      const link = links.find((candidate) => candidate && !answered.has(candidate) && !isColleagues(links, candidate))
      if (link) return link
      await pause(50)
    }
    throw new Error(`${node} of ${customer}: no mail came`)
  }

  /** A task is offered to each of a lane's people; once one has answered, the others' links are of no use. */
  const taskOf = (link: string) =>
    JSON.stringify(JSON.parse(Buffer.from(/\/t\/([^.]+)/.exec(link)?.[1] ?? '', 'base64url').toString()).slice(0, 3))
  const isColleagues = (links: string[], candidate: string) =>
    links.some((link) => answered.has(link) && taskOf(link) === taskOf(candidate))

  return { answer }
}
export type Staff = ReturnType<typeof createStaff>
