type Item = Record<string, unknown>

const indexKeys = [
  ['attention', 'attentionAt'],
  ['state', 'openedAt'],
]

/**
 * The write units that a put costs in the keys-only indexes: 1 for an entry that comes or goes, 2 for one whose key
 * changes, as it goes and comes, none for one that stays.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
export const indexWrites = (before: Item | undefined, after: Item): number =>
  indexKeys.reduce((units, key) => units + unitsOf(entry(before, key), entry(after, key)), 0)

function unitsOf(before: string | undefined, after: string | undefined): number {
  if (before === after) return 0
  return before === undefined || after === undefined ? 1 : 2
}

const entry = (item: Item | undefined, key: string[]) =>
  item && key.every((attribute) => attribute in item)
    ? JSON.stringify(key.map((attribute) => item[attribute]))
    : undefined
