import type { Member } from '../../settings/settings.ts'

/** Name or address may change, which leaves a person who they are; where both have changed at once, the id is somebody else's now. */
export const isSamePerson = (one: Member, other: Member): boolean =>
  one.id === other.id && (one.name === other.name || one.email === other.email)
