import { type NodeId, nodes } from '../../../statemachine/process.ts'
import type { Order, OrderEvent } from '../../core/order.ts'
import { recipientOf } from '../../core/returned-mail.ts'
import type { Text } from '../bilingual.ts'
import { mailKindOf } from '../mail-kinds.ts'
import { personIn } from '../person-in.ts'
import { nodeText } from '../what-comes-next.ts'
import { sentences, type Told } from './event-sentences.ts'

/** What happened, as a sentence; undefined for a type that has none. People are named by what the order knows of them. */
export function eventSentence(order: Order, event: OrderEvent): Text | undefined {
  if (!Object.hasOwn(sentences, event.type)) return undefined
  const person = personIn(order)
  return sentences[event.type]?.({
    who: person(event.by),
    step: stepOf(event),
    data: event.data ?? {},
    person,
    mail: (id) => mailOf(order, id, person),
    givenBack: order.cancel?.record,
    isWithdrawn: order.decision?.handle === true,
  })
}

const isNode = (node: string): node is NodeId => Object.hasOwn(nodes, node)

function stepOf({ node = '', round = 1 }: OrderEvent): Text {
  const [ja, en] = isNode(node) ? nodeText(node) : [node, node]
  return round > 1 ? [`${ja}(${round} 回目)`, `${en} (round ${round})`] : [ja, en]
}

/** What a mail was, and to whom it went, by its id. */
export function mailOf(order: Order, id: string | undefined = '', person: Told['person'] = personIn(order)) {
  const member = recipientOf(order, id)?.offer.member.id
  const whom: Text = member ? person(member) : ['設定にある宛先', 'the address in the settings']
  return { what: mailKindOf(id), whom }
}
