import type { DatabaseSync } from 'node:sqlite'
import { DatabaseTooNew } from './errors.ts'

/** What leads from one schema version to the next; a released one never changes. */
const migrations = [
  `
  CREATE TABLE orders (
    pid TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    item TEXT NOT NULL,
    state TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    attention_at TEXT
  ) WITHOUT ROWID;
  CREATE INDEX orders_by_attention ON orders (attention_at, pid) WHERE attention_at IS NOT NULL;
  CREATE INDEX orders_by_opening ON orders (state, opened_at, pid);

  CREATE TABLE ledger (
    app_id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    n INTEGER NOT NULL,
    holder TEXT,
    PRIMARY KEY (app_id, record_id)
  ) WITHOUT ROWID;

  CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    until TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE mails (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    to_name TEXT NOT NULL,
    to_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    sent_at TEXT NOT NULL
  );
  CREATE INDEX mails_by_recipient ON mails (to_address, number);

  CREATE TABLE clock (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    ahead_ms INTEGER NOT NULL
  );
  `,
  `
  CREATE TABLE place (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    kintone TEXT NOT NULL,
    app_id TEXT NOT NULL
  );
  `,
  // By rowid: a row of some thousand bytes is no key, and WITHOUT ROWID makes it one.
  `
  ALTER TABLE orders RENAME TO orders_by_key;
  CREATE TABLE orders (
    pid TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    item TEXT NOT NULL,
    state TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    attention_at TEXT
  );
  INSERT INTO orders SELECT pid, version, item, state, opened_at, attention_at FROM orders_by_key;
  DROP TABLE orders_by_key;
  CREATE INDEX orders_by_attention ON orders (attention_at, pid) WHERE attention_at IS NOT NULL;
  CREATE INDEX orders_by_opening ON orders (state, opened_at, pid);
  `,
]

/**
 * Brings the file to this version's schema, all or nothing.
 * @throws DatabaseTooNew
 */
export function migrate(db: DatabaseSync): void {
  const { user_version: found } = db.prepare('PRAGMA user_version').get() as { user_version: number }
  if (found > migrations.length) throw new DatabaseTooNew(found, migrations.length)
  if (found === migrations.length) return
  db.exec(`BEGIN IMMEDIATE; ${migrations.slice(found).join(';')}; PRAGMA user_version = ${migrations.length}; COMMIT`)
}
