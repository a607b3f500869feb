import * as z from 'zod'

export type Input = Record<string, unknown>

/** A stand-in for one AWS service: what it answers to a request whose JSON has the documented shape. */
export interface Service {
  /** What requests are signed for, which is IAM's prefix too. */
  name: string
  /** The part of X-Amz-Target before the action; a service without it has addresses instead. */
  target?: string
  /** Actions by method and path. */
  paths?: Record<string, string>
  resourceOf(action: string, input: Input): string
  /** Further resources that the action needs a permission on. */
  alsoOf?(action: string, input: Input): string[]
  /** @throws AwsError */
  perform(action: string, input: Input): Promise<{ output: unknown; units?: number }>
}

/** An error as the service's API reference names it. */
export class AwsError extends Error {
  readonly statusCode: number
  constructor(name: string, message = name, statusCode = 400) {
    super(message)
    this.name = name
    this.statusCode = statusCode
  }
}

/** One action: the shape of its input, and what it does. */
export const action = <Shape extends z.ZodType>(shape: Shape, perform: (input: z.output<Shape>) => unknown) => ({
  shape,
  perform,
})
type Actions = Record<string, { shape: z.ZodType; perform: (input: never) => unknown }>

/** Checks the input's shape before the action sees it. @throws AwsError */
export const performing =
  (actions: Actions, invalid = 'ValidationException') =>
  async (name: string, input: Input) => {
    const known = actions[name]
    if (!known) throw new AwsError('UnknownOperationException')
    const parsed = known.shape.safeParse(input)
    if (!parsed.success) throw new AwsError(invalid, z.prettifyError(parsed.error))
    return { output: (await known.perform(parsed.data as never)) ?? {} }
  }
