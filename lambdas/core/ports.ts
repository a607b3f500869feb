import type { Member, Settings } from '../../settings/settings.ts'
import type { RecordVariable } from '../../statemachine/variables.ts'
import type { Order } from './order.ts'

export interface Clock {
  now(): Date
}

export interface Page<T> {
  items: T[]
  /** Give it back to get the next page; none: this was the last. */
  next?: string
}

export interface Orders {
  /** @throws StoredItemInvalid */
  get(pid: string): Promise<Order | undefined>
  /**
   * Puts the whole item, and its places in the two indexes, if the stored version is still `order.version`
   * (0: if there is none); the stored item then has `order.version + 1`.
   * @throws VersionConflict
   */
  put(order: Order, index: { attentionAt?: Date; open: boolean }): Promise<void>
  /** pids of orders that need someone at or before `until`, earliest first. */
  needingAttention(until: Date, limit: number, after?: string): Promise<Page<string>>
  /** pids by when they were opened; `open` are neither closed nor cancelled, `ended` are. */
  list(query: { state: 'open' | 'ended'; newestFirst: boolean; limit: number; after?: string }): Promise<Page<string>>
}

export interface LedgerEntry {
  /** The pid that holds the record, if any. */
  holder?: string
  /** The last number used; 0 before the first. */
  n: number
}

/** One entry a kintone record; never deleted. */
export interface Ledger {
  get(appId: string, recordId: string): Promise<LedgerEntry>
  /**
   * Makes `pid` the holder and `n` the last number used, if nobody holds the record and the last number is n - 1.
   * @throws VersionConflict
   */
  claim(appId: string, recordId: string, n: number, pid: string): Promise<void>
  /** Frees the record if `pid` holds it; otherwise nothing happens. */
  release(appId: string, recordId: string, pid: string): Promise<void>
}

/** Mutual exclusion for patrols. */
export interface Leases {
  /** True if `owner` has the lease until `until`; false while another's has not run out. */
  acquire(name: string, owner: string, now: Date, until: Date): Promise<boolean>
  release(name: string, owner: string): Promise<void>
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

/** What an execution hears of an answer. */
export interface TaskResult {
  node: string
  round: number
  outcome: string
}

/** The state machine, as far as the product uses Step Functions. Executions are named by pid. */
export interface Executions {
  /** Starts the execution named `pid`; a second call for the same pid is no error and starts nothing. */
  start(pid: string, input: { pid: string; appId: string; recordId: string }): Promise<{ arn: string }>
  /** Undefined if there is no execution of that name. `error` is the failure's name. */
  describe(pid: string): Promise<{ arn: string; status: ExecutionStatus; error?: string } | undefined>
  /** Stops a running execution; one that has ended, or never was, is no error. */
  stop(pid: string, error: string, cause: string): Promise<void>
  /** Runs the unsuccessful steps of an ended execution again; false if it cannot be (it runs, is gone, or too old). */
  redrive(pid: string): Promise<boolean>
  /** pids by status, newest first. */
  list(status: ExecutionStatus, after?: string): Promise<Page<string>>
  /** @throws TaskTokenGone */
  succeedTask(token: string, output: TaskResult): Promise<void>
  /**
   * Ends the task with an error (up to 256 characters) for its state to catch; the cause is `result` as JSON.
   * @throws TaskTokenGone
   */
  failTask(token: string, error: string, result: TaskResult): Promise<void>
}

/** A contract record as the product reads it. */
export interface ContractRecord {
  recordId: string
  revision: string
  /** k_Qid; empty when no process has entered itself. It and the status are cut where a person has typed a book. */
  pid: string
  status: string
  /** As long as they are in kintone; x1 cuts them. */
  values: Partial<Record<RecordVariable, string>>
}

export interface Kintone {
  /** @throws KintoneRecordGone, KintoneSetupError, KintoneAccessError, KintoneThrottled, KintoneUnavailable */
  get(recordId: string): Promise<ContractRecord>
  /**
   * Writes pid and/or status if the record still has `revision`; the answer is the new revision.
   * @throws KintoneRevisionConflict, KintoneRecordRefused and all that `get` throws
   */
  update(recordId: string, revision: string, change: { pid?: string; status?: string }): Promise<{ revision: string }>
  /** Another one whenever the app's form has been changed. */
  formRevision(): Promise<string>
  /** Those of up to 100 records that exist. */
  getMany(recordIds: string[]): Promise<ContractRecord[]>
  /** Ids of records whose status is one of `labels` (labels that the app lacks are left out), by id. */
  findByStatus(labels: string[], after?: string): Promise<Page<string>>
}

export interface Mail {
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
}

export interface Mailer {
  /**
   * Resolves when the mail is handed over; the same `id` marks a repeat of the same mail.
   * @throws MailRefused, where another try would end alike; whatever else it throws passes
   */
  send(mail: Mail, id: string): Promise<void>
}

/** Link keys by id; `current` signs new links, all verify. A key is at least 32 random bytes, base64url. */
export interface KeyRing {
  current: string
  keys: Record<string, string>
}

/** Secrets, kept apart from settings; both may be cached, `fresh` goes round the cache. */
export interface Secrets {
  keyRing(fresh?: boolean): Promise<KeyRing>
  /** What the webhook URL may carry: the current secret, then the previous one while a change is under way. */
  webhookSecrets(): Promise<string[]>
}

/** The settings in force; on AWS cached for a minute. `publicUrl` is always known here. */
export interface SettingsSource {
  get(): Promise<Settings & { publicUrl: string }>
}
export type { Member }

/** A line of structured log: ids and codes only. */
export interface Log {
  info(message: string, fields?: Record<string, string | number>): void
  warn(message: string, fields?: Record<string, string | number>): void
  error(message: string, fields?: Record<string, string | number>): void
}
