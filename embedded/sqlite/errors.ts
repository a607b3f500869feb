/** The data file was written by a newer version of the product. */
export class DatabaseTooNew extends Error {
  override readonly name = 'DatabaseTooNew'
  constructor(found: number, known: number) {
    super(
      `The data file has schema ${found}; this version knows ${known}. ` +
        'Start the newer version again, or restore a backup made before it was first started.',
    )
  }
}

/** The file is damaged, is no SQLite file, or cannot be opened. */
export class DatabaseUnreadable extends Error {
  override readonly name = 'DatabaseUnreadable'
  constructor(options: ErrorOptions) {
    super('The data file cannot be opened as a database. Check its permissions, or restore a backup.', options)
  }
}

/** A write that came after the end. */
export class DatabaseClosed extends Error {
  override readonly name = 'DatabaseClosed'
  constructor() {
    super('The data file is closed; nothing was written. Write before the end, or start again.')
  }
}

/** A stored item does not have the shape that this version writes. */
export class StoredItemInvalid extends Error {
  override readonly name = 'StoredItemInvalid'
  constructor(options: ErrorOptions) {
    super('A stored item has an unknown shape. Start the version that wrote it, or restore a backup.', options)
  }
}

/** A paging cursor that no page gave out. */
export class CursorInvalid extends Error {
  override readonly name = 'CursorInvalid'
  constructor(options?: ErrorOptions) {
    super('The cursor is not one of this list. Begin again at the first page.', options)
  }
}
