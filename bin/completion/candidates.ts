import type { Command, Option } from 'commander'

/** A word that may stand where somebody is typing. */
export interface Candidate {
  word: string
  about: string
}

/**
 * What may stand in place of the last word, by the commands and options themselves; none where it is free, as for a file.
 * `typed` are the words behind the command's name, as bash splits them, which has `--name=value` in three.
 */
export function candidatesFor(program: Command, typed: readonly string[]): Candidate[] {
  const words = typed.filter((word) => word !== '=')
  const current = typed.at(-1) === '=' ? '' : (words.pop() ?? '')
  const { command, position, option } = walk(program, words)
  return offered(command, position, option, current).filter(({ word }) => word.startsWith(current))
}

/** Where those words lead: to a command, so many of its arguments, and an option that still waits for its value. */
function walk(program: Command, words: readonly string[]) {
  let [command, position, option] = [program, 0, undefined as Option | undefined]
  for (const word of words) {
    if (option) option = undefined
    else if (word.startsWith('-')) option = word.includes('=') ? undefined : valued(command, word)
    else {
      const below = command.commands.find((one) => one.name() === word)
      if (below) [command, position] = [below, 0]
      else position++
    }
  }
  return { command, position, option }
}

function offered(command: Command, position: number, option: Option | undefined, current: string): Candidate[] {
  if (option) return choices(option.argChoices)
  const [name = ''] = current.split('=')
  if (current.startsWith('-') && current.includes('='))
    return choices(valued(command, name)?.argChoices).map(({ word, about }) => ({ word: `${name}=${word}`, about }))
  const help = command.createHelp()
  if (current.startsWith('-'))
    return help.visibleOptions(command).map((one) => ({ word: one.long ?? one.short ?? '', about: one.description }))
  const below = position > 0 ? [] : help.visibleCommands(command)
  return [
    ...below.map((one) => ({ word: one.name(), about: one.description() })),
    ...choices(command.registeredArguments[position]?.argChoices),
  ]
}

const valued = ({ options }: Command, name: string) =>
  options.find(({ long, short, required }) => required && (long === name || short === name))

const choices = (words: readonly string[] = []): Candidate[] => words.map((word) => ({ word, about: '' }))
