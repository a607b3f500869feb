import type { Chance } from '../chance.ts'

/** A webhook of kintone's, as far as the storm looks into it. */
export interface Webhook {
  record?: { k_ステータス: { value: string }; 更新者: { value: { code: string } } }
}

/** What lies between kintone and the product: it loses 5 % of the webhooks, doubles 20 %, and keeps no order. */
export function createWeather(chance: Chance) {
  const underWay: Webhook[] = []
  const counts = { sent: 0, lost: 0, doubled: 0 }
  return {
    counts,
    underWay: () => underWay.length,
    take(webhook: Webhook) {
      counts.sent++
      if (chance.isIn(0.05)) {
        counts.lost++
        return
      }
      underWay.push(webhook)
      if (!chance.isIn(0.2)) return
      counts.doubled++
      underWay.push(webhook)
    },
    /** One of those under way, whichever. */
    next: () => chance.draw(underWay),
  }
}
