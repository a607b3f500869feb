import type { CommanderError } from 'commander'
import { printable } from './output/table.ts'

type Words = (named: string, hint: string) => readonly [japanese: string, english: string]

/** By commander's codes; what it names stands in quotes in its message. */
const words: Record<string, Words> = {
  'commander.unknownOption': (named) => [`${named} というオプションはありません`, `there is no option ${named}`],
  'commander.unknownCommand': (named) => [`${named} というコマンドはありません`, `there is no command ${named}`],
  'commander.missingArgument': (named) => [`<${named}> がありません`, `<${named}> is missing`],
  'commander.optionMissingArgument': (named) => [`${named} に値がありません`, `${named} lacks its value`],
  'commander.missingMandatoryOptionValue': (named) => [`${named} が要ります`, `${named} is needed`],
  'commander.excessArguments': () => ['余分な言葉があります', 'there are too many words'],
  'commander.invalidArgument': (named, hint) => {
    const [, choices] = /Allowed choices are (.*)\.$/.exec(hint) ?? []
    if (choices !== undefined) return [`${named} は ${choices} のどれかにしてください`, `${named} is one of ${choices}`]
    const [japanese = '', english = japanese] = hint.split(' / ')
    return [`${named} の値が違います。${japanese}`, `the value of ${named} is not right: ${english}`]
  },
}

/** What commander found wrong in a line, in words of our own; nothing where it found nothing wrong, as after `--help`. */
export function usageError({ code, message, exitCode }: CommanderError): string {
  if (exitCode === 0 || code === 'commander.help') return ''
  const text = printable(message.replace(/^error: /, '')).trim()
  // Of an option's value the option is named first, or last where it is an argument.
  const named = /argument '[^']*' is invalid for argument '([^']+)'|'([^']+)'/.exec(text)
  const hint = /is invalid(?: for argument '[^']+')?\. (.*)$/.exec(text)?.[1] ?? ''
  const [japanese, english] = words[code]?.(named?.[1] ?? named?.[2] ?? '', hint) ?? [
    '書き方が違います',
    text.slice(0, longest),
  ]
  const [, meant] = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(text) ?? []
  const [perhaps, maybe] = meant ? [`(${meant} のことですか)`, ` (did you mean ${meant}?)`] : ['', '']
  return `nouhin: ${japanese}${perhaps} / ${english}${maybe} (--help で使い方を表示 / shows the usage)\n`
}

const longest = 200
