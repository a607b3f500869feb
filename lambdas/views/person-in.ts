import type { Order } from '../core/order.ts'
import type { Text } from './bilingual.ts'

/** Names whoever acted, by what the order knows of them. */
export function personIn(order: Order): (id: string | undefined) => Text {
  const names = namesOf(order)
  return (id) => {
    if (id === undefined) return ['システム', 'The system']
    if (id === 'ops') return ['運用担当', 'Operations']
    const name = names.get(id)
    return name ? [`${name} さん`, name] : [id, id]
  }
}

const namesOf = ({ tasks }: Order) =>
  new Map(Object.values(tasks).flatMap(({ offers }) => offers.map(({ member }) => [member.id, member.name] as const)))
