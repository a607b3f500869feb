/** `seconds` after a moment, as ISO 8601 in UTC. */
export const after = (moment: Date | string, seconds: number) =>
  new Date(new Date(moment).getTime() + seconds * 1000).toISOString()
