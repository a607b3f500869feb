/** A mail's id (`{pid}:{id of the mail}`) in letters, digits, - and _, for carriers that take nothing else. */
export const mailTag = (id: string): string => Buffer.from(id).toString('base64url')

/** Undefined for what is no tag of ours. */
export function readMailTag(tag: string): { pid: string; mail: string } | undefined {
  const [, pid, mail] = /^(k\d+-\d+-\d+):(.+)$/.exec(Buffer.from(tag, 'base64url').toString()) ?? []
  return pid && mail ? { pid, mail } : undefined
}
