/** The path of a task's page. */
export const linkPath = (link: string) => `/t/${link}`
/** A record's page in a real kintone. */
export const kintoneRecordUrl = (domain: string, { appId, recordId }: { appId: string; recordId: string }) =>
  `https://${domain}/k/${appId}/show#record=${encodeURIComponent(recordId)}`
/** The path of an order's console page. */
export const consolePath = (pid: string) => `/console/orders/${encodeURIComponent(pid)}`
