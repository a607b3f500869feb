import { expect } from '@jest/globals'
import type { TaskNode } from '../../../statemachine/process.ts'
import type { Chance } from '../chance.ts'
import { linksIn } from '../postbox.ts'
import type { Answers, Attempt } from './answers.ts'
import type { Visitor } from './visitor.ts'

interface Todo {
  key: string
  node: TaskNode
  round: number
  /** Paths by ref. */
  links: Map<number, string>
  way: 'alone' | 'twice' | 'taken-over'
  /** The last try through a link whose answer never came. */
  open: Map<number, Attempt>
  busy: boolean
}

type Came = 'acknowledged' | 'settled' | 'held'

/** The lanes' people: they know the mails they get and the pages behind their links, and nothing else. */
export function createLanePeople(visitor: Visitor, answers: Answers, chance: Chance) {
  const links = new Map<string, string>()
  const known = new Set<string>()
  const todos: Todo[] = []
  const counts = { takeOvers: 0, repeats: 0 }
  let after = '0'

  /** Reads what has come since the last look. */
  async function readMails() {
    const { mails, next } = await visitor.json<{ mails: { text: string }[]; next: string }>(
      `/mailbox/mails.json?after=${after}`,
    )
    after = next
    for (const { pid, node, round, ref, link } of mails.flatMap(({ text }) => linksIn(text))) {
      const key = `${pid} ${node}#${round}`
      const offer = `${key} ${ref}`
      expect(`${offer} ${links.get(offer) ?? link}`).toBe(`${offer} ${link}`)
      links.set(offer, link)
      todoOf(key, node, round)?.links.set(ref, `/t/${link}`)
    }
  }

  function todoOf(key: string, node: TaskNode, round: number): Todo | undefined {
    const found = todos.find((todo) => todo.key === key)
    if (found || known.has(key)) return found
    known.add(key)
    const way = chance.pick(['alone', 'twice', 'taken-over'] as const)
    const todo: Todo = { key, node, round, links: new Map(), way, open: new Map(), busy: false }
    todos.push(todo)
    return todo
  }

  /** Some repeat what was cut off just as it was, some type it anew. */
  function tryOf(todo: Todo, ref: number): Attempt {
    const last = todo.open.get(ref)
    if (last && chance.isIn(0.5)) {
      counts.repeats++
      return last
    }
    const attempt = answers.make(todo, ref)
    todo.open.set(ref, attempt)
    return attempt
  }

  async function answer(todo: Todo, ref: number, { id, form }: Attempt, takeOver: boolean): Promise<Came> {
    const body = takeOver ? { ...form, 'take-over': 'yes' } : form
    const { status } = await visitor.post(todo.links.get(ref) ?? '', body)
    if (status === 200) {
      answers.acknowledge(todo.key, { id, ref, form })
      return 'acknowledged'
    }
    if (status !== 409) throw new Error(`${todo.key}: an answer got ${status}`)
    return takeOver ? 'settled' : 'held'
  }

  /** Nobody else's holding stands in the way of the second try: if that is refused, the task has been answered. */
  async function answerWhoeverHolds(todo: Todo, ref: number): Promise<Came> {
    const attempt = tryOf(todo, ref)
    const came = await answer(todo, ref, attempt, false)
    return came === 'held' ? answer(todo, ref, attempt, true) : came
  }

  const ways: Record<Todo['way'], (todo: Todo, refs: number[]) => Promise<unknown>> = {
    alone: (todo, refs) => answerWhoeverHolds(todo, chance.pick(refs)),
    twice: (todo, refs) => {
      const [first = 1, second = first] = refs
      return everyOne([answerWhoeverHolds(todo, first), answerWhoeverHolds(todo, second)])
    },
    'taken-over': async (todo, refs) => {
      const holder = refs.at(-1) ?? 1
      const claimed = await visitor.post(todo.links.get(holder) ?? '', { act: 'claim', mine: 'yes' })
      if (claimed.status === 303 && refs.length > 1) counts.takeOvers++
      return answerWhoeverHolds(todo, refs[0] ?? 1)
    },
  }

  return {
    counts,
    links: links as ReadonlyMap<string, string>,
    readMails,
    hasWork: () => todos.length > 0,
    /** Works on a task, whichever; false if there is none that nobody is at. */
    async act(): Promise<boolean> {
      const free = todos.filter(({ busy }) => !busy)
      if (free.length === 0) return false
      const todo = chance.pick(free)
      todo.busy = true
      try {
        await ways[todo.way](todo, [...todo.links.keys()].toSorted())
        todos.splice(todos.indexOf(todo), 1)
      } finally {
        todo.busy = false
      }
      return true
    },
  }
}

/** Waits for all before it fails. */
async function everyOne(parts: Promise<unknown>[]) {
  const settled = await Promise.allSettled(parts)
  for (const part of settled) if (part.status === 'rejected') throw part.reason
}
