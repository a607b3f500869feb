import { withoutSecrets } from '../../core/mask-secrets.ts'
import type { Order } from '../../core/order.ts'
import { typed } from './about-order.ts'
import { mailLine } from './mail-line.ts'
import { mailTexts } from './mail-texts.ts'

/** What somebody typed, as one line for a subject. A secret that only shows once its breaks are blanks is masked, too. */
export const oneLine = (text: string, order: Order, longest: number): string =>
  mailLine(withoutSecrets(mailLine(typed(text, order), 4000), order.variables), longest)

/** So much of a text is in a mail; all of it is on the task's page. */
const most = { lines: 12, characters: 500 }

/** What somebody typed, as far as a mail quotes it, with every secret masked. */
export function excerpt(text: string, order: Order): string {
  const whole = typed(text, order)
  const lines = whole.split('\n').slice(0, most.lines).join('\n')
  const characters = [...lines]
  if (lines === whole && characters.length <= most.characters) return whole
  const [ja, en] = mailTexts.cutOff
  return `${characters.slice(0, most.characters).join('')}…\n${ja} ${en}`
}
