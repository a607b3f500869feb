/** The path of a task's page. */
export const linkPath = (link: string) => `/t/${link}`
interface Place {
  domain?: string
  guestSpaceId?: string
}
/** A record's page in a real kintone. */
export const kintoneRecordUrl = (
  { domain, guestSpaceId }: Place,
  { appId, recordId }: { appId: string; recordId: string },
) =>
  `https://${domain}/k/${guestSpaceId ? `guest/${guestSpaceId}/` : ''}${appId}/show#record=${encodeURIComponent(recordId)}`
/** The path of an order's console page. */
export const consolePath = (pid: string) => `/console/orders/${encodeURIComponent(pid)}`
/**
 * Where a record is looked at: in the real kintone, or, without a domain, in the simulated one beside this product, as a
 * path.
 */
export const recordHref = (place: Place, order: { appId: string; recordId: string }) =>
  place.domain ? kintoneRecordUrl(place, order) : `/k/${order.appId}/show?record=${encodeURIComponent(order.recordId)}`
