import type { Text } from '../bilingual.ts'
import type { MailBlock, MailContent } from './mail-content.ts'
import { mailLine, mailLines } from './mail-line.ts'

/** Both languages on one line. */
const plain = ([ja, en]: Text): string => (en ? `${ja} / ${en}` : ja)

/** A fact's value in both languages, each on one line. */
export const factValue = (given: Text | string): Text => {
  const [ja, en] = typeof given === 'string' ? [given, ''] : given
  return [mailLine(ja, longestFact), mailLine(en, longestFact)]
}

/** What operations are to do, with all values, fits in. */
const longestFact = 600

function textOf(block: MailBlock): string {
  if ('say' in block)
    return block.say
      .filter((text) => text)
      .map((text) => mailLine(text, 2000))
      .join('\n')
  if ('facts' in block)
    return block.facts.map(([label, given]) => `${plain(label)}: ${plain(factValue(given))}`).join('\n')
  if ('quote' in block)
    return [`${plain(block.label)}:`, ...mailLines(block.quote).map((line) => `> ${line}`)].join('\n')
  return `${plain(block.label)}:\n${block.link}`
}

/** The mail as plain text. A link stands on a line of its own. */
export const mailText = ({ label, heading, blocks }: MailContent): string =>
  `${[`【${plain(label)}】${mailLine(plain(heading))}`, ...blocks.map(textOf)].join('\n\n')}\n`
