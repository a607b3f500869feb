import { variables as definitions, type VariableCode } from '../../../statemachine/variables.ts'
import { isSecret, withoutSecrets } from '../mask-secrets.ts'
import type { Order, Task } from '../order.ts'
import { after } from '../time.ts'
import { type Decided, unchanged } from './decided.ts'
import { hasEnded } from './fence.ts'
import { journal } from './journal.ts'

const daySeconds = 86_400
const secretCodes = (Object.keys(definitions) as VariableCode[]).filter(isSecret)
const heldSecrets = ({ variables }: Order) => secretCodes.filter((code) => variables[code] !== undefined)

/** The order has just ended: its secrets are to be blanked so many days later, and with 0 they are gone at once. */
export function retireSecrets(order: Order, command: { afterDays: number; now: Date }): Order {
  if (heldSecrets(order).length === 0) return order
  if (command.afterDays === 0) return blanked(order, command.now)
  return { ...order, blankSecretsAt: after(command.now, command.afterDays * daySeconds) }
}

export const areSecretsDue = (order: Order, now: Date): boolean =>
  hasEnded(order) && order.blankSecretsAt !== undefined && order.blankSecretsAt <= now.toISOString()

/** Takes the secrets out of an ended order whose time has come; once, as the moment goes with them. */
export const blankSecrets = (order: Order, { now }: { now: Date }): Decided =>
  areSecretsDue(order, now) ? { order: blanked(order, now) } : unchanged(order)

/** The secrets that this order had before they were blanked. */
export const blankedSecrets = ({ events }: Order): VariableCode[] =>
  secretCodes.filter((code) => events.some(({ type, data }) => type === 'secrets-blanked' && code in (data ?? {})))

/** Until now pages masked what quoted a secret by comparing; afterwards there is nothing left to compare with. */
function blanked(order: Order, now: Date): Order {
  const codes = heldSecrets(order)
  const { blankSecretsAt: _, ...rest } = order
  const masked = (text: string) => withoutSecrets(text, order.variables)
  const kept = Object.entries(order.variables).filter(([code]) => !codes.includes(code as VariableCode))
  const next: Order = {
    ...rest,
    ...(order.title !== undefined && { title: masked(order.title) }),
    ...(order.cancel && { cancel: { ...order.cancel, reason: masked(order.cancel.reason) } }),
    variables: {
      ...Object.fromEntries(kept),
      q_memo: order.variables.q_memo.map((memo) => ({ ...memo, text: masked(memo.text) })),
    },
    tasks: Object.fromEntries(Object.entries(order.tasks).map(([key, task]) => [key, withReason(task, masked)])),
  }
  const data = Object.fromEntries(codes.map((code) => [code, 'blanked']))
  return journal(next, { at: now.toISOString(), type: 'secrets-blanked', data })
}

const withReason = (task: Task, masked: (text: string) => string): Task =>
  task.answer?.reason === undefined ? task : { ...task, answer: { ...task.answer, reason: masked(task.answer.reason) } }
