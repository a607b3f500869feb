/** The path of a task's page. */
export const linkPath = (link: string) => `/t/${link}`
/** The path of an order's console page. */
export const consolePath = (pid: string) => `/console/orders/${encodeURIComponent(pid)}`
