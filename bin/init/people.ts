import type { Member } from '../../settings/settings.ts'
import { foldCode } from '../../statemachine/fold-code.ts'
import { trimmed } from '../../statemachine/typed-text.ts'

const one = /^(.+?)\s*[<＜]\s*([^<>＜＞\s]+[@＠][^<>＜＞\s]+)\s*[>＞]$/

/** `佐藤 葵 <sato@example.jp>, …` as members, each with an id made of the address; undefined when it is not such a list. */
export function readPeople(text: string): Member[] | undefined {
  const found = text.split(/[,、,]/).map((part) => one.exec(trimmed(part)))
  const members: Member[] = []
  for (const match of found) {
    const [, name, email] = match ?? []
    if (name === undefined || email === undefined) return undefined
    const address = foldCode(email)
    members.push({ id: idFor(address, members), name: trimmed(name), email: address })
  }
  return members
}

function idFor(email: string, others: readonly Member[]): string {
  const local = email.split('@')[0] ?? ''
  const wished =
    local
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 24) || 'member'
  const taken = (id: string) => others.some((other) => other.id === id)
  for (let number = 2; ; number++) {
    const id = number === 2 && !taken(wished) ? wished : `${wished}-${number}`
    if (!taken(id)) return id
  }
}
