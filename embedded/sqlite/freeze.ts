/** Freezes plain data to the depth; what is frozen was so before, so that a changed copy costs its changes. */
export function freeze<T extends object>(value: T): T {
  if (Object.isFrozen(value)) return value
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part)
  return Object.freeze(value)
}
