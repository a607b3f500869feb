import { setTimeout as pause } from 'node:timers/promises'
import type { TaskNode } from '../../statemachine/process.ts'
import { completing } from '../builders/answers.ts'
import type { SentMail } from './office.ts'

export interface Case {
  pid: string
  recordId: string
  status: string
  openedAt: string
  desiredDateTooFar?: true
  variables: { q_taskLimitDatetime?: string }
  tasks: { node: string; status: string }[]
}

export async function cases(url: string): Promise<{ open: Case[]; ended: Case[] }> {
  const answered = await fetch(`${url}/console`, { headers: { accept: 'application/json' } })
  return (await answered.json()) as { open: Case[]; ended: Case[] }
}

export const mailsOf = async (url: string): Promise<SentMail[]> =>
  ((await (await fetch(`${url}/mailbox/mails.json`)).json()) as { mails: SentMail[] }).mails

/** People who answer every mail that is theirs until all is as it should be. */
export async function playAll(
  url: string,
  isRight: (seen: { open: Case[]; ended: Case[] }) => boolean,
  isTheirs: (mail: SentMail) => boolean = () => true,
): Promise<void> {
  const done = new Set<string>()
  for (let turn = 0; turn < 600; turn++) {
    const seen = await cases(url)
    if (seen.open.length + seen.ended.length > 0 && isRight(seen)) return
    for (const mail of (await mailsOf(url)).filter(isTheirs)) {
      const path = /https?:\S+(\/t\/\S+)/.exec(mail.text)?.[1]
      if (path === undefined || done.has(path)) continue
      done.add(path)
      await answer(url, path)
    }
    await pause(50)
  }
  throw new Error(`it did not come to that: ${JSON.stringify(await cases(url)).slice(0, 2000)}`)
}

async function answer(url: string, path: string) {
  const [, node] = JSON.parse(Buffer.from(path.slice(3).split('.')[0] ?? '', 'base64url').toString()) as string[]
  const body = new URLSearchParams(completing(node as TaskNode, `in-${node}`))
  await fetch(url + path, { method: 'POST', body, redirect: 'manual' })
}
