import * as z from 'zod'
import type { Json } from '../json.ts'

const json: z.ZodType<Json> = z.json()
const expression = z.string().regex(/^\{%[\s\S]*%\}$/, 'must be a JSONata expression in {% %}')
const seconds = z.union([z.int().min(0), expression])
const comment = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONata').optional() }
const variables = z.record(z.string(), json)
const flow = { Next: z.string().optional(), End: z.literal(true).optional() }
const data = { Assign: variables.optional(), Output: json.optional() }

const retrier = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: z.int().min(1).default(1),
  MaxAttempts: z.int().min(0).max(99_999_999).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.int().min(1).max(31_622_400).optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).default('NONE'),
  Comment: z.string().optional(),
})
const catcher = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  Next: z.string(),
  Comment: z.string().optional(),
  ...data,
})
const errors = { Retry: z.array(retrier).optional(), Catch: z.array(catcher).optional() }

const task = z.strictObject({
  Type: z.literal('Task'),
  Resource: z.enum(['arn:aws:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke.waitForTaskToken']),
  Arguments: z.union([z.record(z.string(), json), expression]),
  TimeoutSeconds: z.union([z.int().min(1).max(99_999_999), expression]).optional(),
  ...comment,
  ...flow,
  ...data,
  ...errors,
})
const pass = z.strictObject({ Type: z.literal('Pass'), ...comment, ...flow, ...data })
const wait = z.strictObject({
  Type: z.literal('Wait'),
  Seconds: seconds.optional(),
  Timestamp: z.string().optional(),
  ...comment,
  ...flow,
  ...data,
})
const choice = z.strictObject({
  Type: z.literal('Choice'),
  Choices: z
    .array(
      z.strictObject({
        Condition: z.union([expression, z.boolean()]),
        Next: z.string(),
        Comment: z.string().optional(),
        ...data,
      }),
    )
    .min(1),
  Default: z.string().optional(),
  ...comment,
  ...data,
})
const succeed = z.strictObject({ Type: z.literal('Succeed'), Output: json.optional(), ...comment })
const fail = z.strictObject({
  Type: z.literal('Fail'),
  Error: z.string().optional(),
  Cause: z.string().optional(),
  ...comment,
})
const parallel = z.strictObject({
  Type: z.literal('Parallel'),
  Branches: z.array(z.lazy((): z.ZodType<Graph> => branch)).min(1),
  Arguments: json.optional(),
  ...comment,
  ...flow,
  ...data,
  ...errors,
})

const states = z.record(
  z.string().min(1).max(80),
  z.discriminatedUnion('Type', [task, pass, wait, choice, succeed, fail, parallel]),
)
const branch = z.strictObject({ StartAt: z.string(), States: states, Comment: z.string().optional() })

/** The part of the Amazon States Language (https://states-language.net) that this engine runs. */
export const definitionSchema = z.strictObject({
  QueryLanguage: z.literal('JSONata'),
  StartAt: z.string(),
  States: states,
  TimeoutSeconds: z.int().min(1).max(99_999_999).optional(),
  Comment: z.string().optional(),
})

export type Task = z.infer<typeof task>
export type Parallel = z.infer<typeof parallel>
export type Wait = z.infer<typeof wait>
export type Choice = z.infer<typeof choice>
export type Fail = z.infer<typeof fail>
export type State = Task | Parallel | Wait | Choice | Fail | z.infer<typeof pass> | z.infer<typeof succeed>
export type Retrier = z.infer<typeof retrier>
export type Catcher = z.infer<typeof catcher>
export type Graph = { StartAt: string; States: Record<string, State> }
export type Definition = Graph & { TimeoutSeconds?: number }
