import * as z from 'zod'
import { type TaskNode, taskNodeSchema } from '../../statemachine/process.ts'
import { variablesSchema } from '../../statemachine/variables.ts'

const instant = z.iso.datetime()

/** All that a link's MAC covers beside whose it is, but for the key. */
const sealed = z.object({ generation: z.int().positive(), expiresAt: instant, kid: z.string() })

/** A task's link for one member. */
const offer = z.object({
  ref: z.int().positive(),
  member: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  ...sealed.shape,
  /** The link before a fresh one: it works until the fresh one is used. */
  earlier: sealed.optional(),
  /** Earlier links of this member that were taken back. */
  revoked: z.array(sealed).default([]),
  /** The member gets no link any more: operations have given the task to somebody else, or the member has left. */
  withdrawnAt: instant.optional(),
  /** Withdrawn as the member is no longer in the lane's settings; whoever comes back is offered the task again. */
  hasLeft: z.boolean().optional(),
})

/** What the people of a task are told as its deadline comes and goes; each once. */
export const deadlineStages = ['reminder', 'overdue', 'escalation'] as const

/** Whose turn a kintone record says it is: its process ID and its status. */
const recordState = z.object({ pid: z.string(), status: z.string() })

const answer = z.object({
  outcome: z.enum(['done', 'returned']),
  at: instant,
  by: z.object({ id: z.string(), name: z.string() }),
  reason: z.string().optional(),
})

/** open → answered → delivered, or open → superseded. */
const task = z.object({
  node: taskNodeSchema,
  round: z.int().positive(),
  status: z.enum(['open', 'answered', 'delivered', 'superseded']),
  openedAt: instant,
  token: z.string(),
  /** [RedriveCount, RetryCount] of the try that brought the token: a later try wins. */
  tokenOrder: z.tuple([z.int(), z.int()]),
  offers: z.array(offer),
  /** Who has taken the task (引き受け), by offer; the others see it and may take it over. */
  holder: z.object({ ref: z.int().positive(), at: instant }).optional(),
  /** Offered first to the member who arranged what came back; from `until` on to the whole lane, unless somebody has taken it. */
  firstTo: z.object({ member: z.string(), until: instant }).optional(),
  /** The stages still to come, by time. */
  stages: z.array(z.object({ stage: z.enum(deadlineStages), at: instant })).default([]),
  answer: answer.optional(),
})

/** What happened, in the same put as the change itself. `data` holds ids and codes, never a customer's data. */
const event = z.object({
  at: instant,
  type: z.string(),
  by: z.string().optional(),
  node: z.string().optional(),
  round: z.int().optional(),
  data: z.record(z.string(), z.string()).optional(),
})

/** A field of the record that kintone finds fault with, and what it says of it. */
const refusedField = z.object({ code: z.string(), says: z.array(z.string()) })

/** kintone has refused a step until a person changes something, and this is how record and form stood by then. */
const refusal = z.object({
  at: instant,
  /** The named error, also where an older definition knows only another name. */
  error: z.enum(['KintoneRecordRefused', 'KintoneSetupError']),
  fields: z.array(refusedField),
  /** The record's revision and that of the app's form; none: it could not be read. */
  revision: z.string().optional(),
  form: z.string().optional(),
  /** The system has asked for one more try with these; `over`: it can ask for no other. */
  asked: z
    .object({
      at: instant,
      revision: z.string().optional(),
      form: z.string().optional(),
      over: z.literal(true).optional(),
    })
    .optional(),
})

/** A mail that is decided but not yet known to be sent. */
const unsentMail = z.object({
  id: z.string(),
  kind: z.enum([
    'task-offered',
    'task-handed-over',
    'task-taken-over',
    'task-withdrawn',
    'task-released',
    'task-reminder',
    'task-overdue',
    'task-escalation',
    'mail-bounced',
    'mail-failing',
    'order-cancelled',
    'order-finished',
    'order-failed',
    'record-changed',
    'desired-date-too-far',
    'give-back-refused',
  ]),
  /** The task, for mails about one. */
  task: z.string().optional(),
  ref: z.int().optional(),
  /** The address, for mails to people outside the lane: its lead, operations, whoever settings name. */
  to: z.string().optional(),
  /** For a mail that tells of another: the address of the settings that refused that one. */
  refusedBy: z.string().optional(),
  /** How often it could not be sent. */
  failures: z.int().nonnegative().default(0),
  /** When it first could not be sent. */
  failingSince: instant.optional(),
  /** When patrol sends it, if whoever decided it has not. */
  dueAt: instant,
})

export const orderStatuses = ['starting', 'running', 'closing', 'closed', 'cancelling', 'cancelled', 'failed'] as const

/** One process: everything known of it, in one item. */
export const orderSchema = z.object({
  pid: z.string(),
  appId: z.string(),
  recordId: z.string(),
  n: z.int().positive(),
  /** Raised by every put. */
  version: z.int().nonnegative(),
  status: z.enum(orderStatuses),
  title: z.string().optional(),
  openedAt: instant,
  endedAt: instant.optional(),
  /** When patrol blanks the secrets of an order that has ended; none: it has none, or not any more. */
  blankSecretsAt: instant.optional(),
  /** The next moment at which patrol makes sure that the execution was started. */
  startDueAt: instant.optional(),
  /** x1's decision, made once and replayed on a retry. */
  decision: z.object({ handle: z.boolean(), sendManual: z.boolean(), why: z.string() }).optional(),
  /** The kintone record as last read or written by the order. */
  record: z.object({ revision: z.string(), pid: z.string(), status: z.string() }).optional(),
  variables: variablesSchema,
  tasks: z.record(z.string(), task),
  events: z.array(event),
  unsent: z.array(unsentMail),
  cancel: z
    .object({
      at: instant,
      by: z.string(),
      reason: z.string(),
      /** When patrol carries it on. */
      dueAt: instant,
      step: z.enum(['stop', 'kintone', 'release', 'finished']),
      /**
       * What became of the record: given its label back, kept as a person had edited it, or gone; none before that step,
       * and in orders that were cancelled before this was kept. `state` is what the record read then.
       */
      record: z.object({ became: z.enum(['given-back', 'kept', 'gone']), state: recordState.optional() }).optional(),
      /** kintone does not take the give-back in; the cancel waits until a person has changed something. */
      refused: refusal.optional(),
    })
    .optional(),
  /** When x3's write was stored; from then on the record carries our pid. */
  enteredAt: instant.optional(),
  /** When x5 began to write; from then on 対応済 in the record may be our own. */
  closingSince: instant.optional(),
  /** The named error that failed the execution. */
  failure: z.object({ at: instant, error: z.string(), refused: refusal.optional() }).optional(),
  /** What kintone has refused a step whose execution is about to fail of it. */
  refused: refusal.optional(),
  /** What a person did to the record that the order does not expect; `found` is what it read when it was last looked at. */
  conflict: z.object({ at: instant, what: z.enum(['deleted', 'changed']), found: recordState.optional() }).optional(),
})

export type Order = z.infer<typeof orderSchema>
export type OrderStatus = Order['status']
export type Task = z.infer<typeof task>
export type DeadlineStage = (typeof deadlineStages)[number]
export type Offer = z.infer<typeof offer>
export type Sealed = z.infer<typeof sealed>
export type Answer = z.infer<typeof answer>
export type RefusedField = z.infer<typeof refusedField>
export type KintoneRefusal = z.infer<typeof refusal>
export type OrderEvent = z.infer<typeof event>
export type UnsentMail = z.infer<typeof unsentMail>
export type RecordState = z.infer<typeof recordState>
/** What became of the record of a cancelled order. */
export type GivenBack = NonNullable<NonNullable<Order['cancel']>['record']>

export const taskKey = (node: TaskNode, round: number) => `${node}#${round}`
export const pidOf = (appId: string, recordId: string, n: number) => `k${appId}-${recordId}-${n}`
