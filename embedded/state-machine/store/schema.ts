import type { DatabaseSync } from 'node:sqlite'

/**
 * An execution's row carries its whole position; tokens and timers are an index of what the position waits for.
 * `busy` marks those with work in hand, so that a start-up reads them alone. A row of the history holds the events of one
 * transition, `first` the number of its first.
 */
export const createTables = (db: DatabaseSync): void => {
  db.exec(tables)
  if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'sfn_events'").get() !== undefined) upgradeHistory(db)
}

const upgradeHistory = (db: DatabaseSync): void => {
  try {
    db.exec(upgrade)
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

const tables = `
    CREATE TABLE IF NOT EXISTS sfn_definitions (
      hash TEXT PRIMARY KEY,
      body TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS sfn_executions (
      id INTEGER PRIMARY KEY,
      machine TEXT NOT NULL,
      name TEXT NOT NULL,
      definition TEXT NOT NULL REFERENCES sfn_definitions (hash),
      status TEXT NOT NULL,
      input TEXT NOT NULL,
      output TEXT,
      error TEXT,
      cause TEXT,
      start_date TEXT NOT NULL,
      stop_date TEXT,
      redrive_count INTEGER NOT NULL DEFAULT 0,
      redrive_date TEXT,
      event_count INTEGER NOT NULL,
      version INTEGER NOT NULL,
      busy INTEGER NOT NULL,
      position TEXT NOT NULL,
      UNIQUE (machine, name)
    );
    CREATE INDEX IF NOT EXISTS sfn_executions_busy ON sfn_executions (machine) WHERE busy = 1;
    CREATE INDEX IF NOT EXISTS sfn_executions_status ON sfn_executions (machine, status, id);
    CREATE TABLE IF NOT EXISTS sfn_history (
      execution INTEGER NOT NULL,
      first INTEGER NOT NULL,
      events TEXT NOT NULL,
      PRIMARY KEY (execution, first)
    );
    CREATE TABLE IF NOT EXISTS sfn_tokens (
      token TEXT PRIMARY KEY,
      execution INTEGER NOT NULL,
      wait INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS sfn_timers (
      machine TEXT NOT NULL,
      due TEXT NOT NULL,
      execution INTEGER NOT NULL,
      wait INTEGER NOT NULL,
      PRIMARY KEY (machine, due, execution, wait)
    ) WITHOUT ROWID;
  `

/** Files of an earlier version have a row for each event. */
const upgrade = `
    BEGIN IMMEDIATE;
    INSERT INTO sfn_history SELECT execution, id, '[' || body || ']' FROM sfn_events;
    DROP TABLE sfn_events;
    DROP INDEX IF EXISTS sfn_tokens_execution;
    DROP INDEX IF EXISTS sfn_timers_execution;
    COMMIT;
  `
