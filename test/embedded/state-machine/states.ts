/** Builders of states for definitions in tests. */

type Fields = Record<string, unknown>

const flow = (fields: Fields): Fields => ('Next' in fields ? fields : { ...fields, End: true })

export const pass = (fields: Fields = {}): Fields => ({ Type: 'Pass', ...flow(fields) })

export const invoke = (functionName: string, fields: Fields = {}): Fields => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: functionName, Payload: {} },
  ...flow(fields),
})

export const callback = (functionName: string, fields: Fields = {}): Fields => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: functionName, Payload: { token: '{% $states.context.Task.Token %}' } },
  ...flow(fields),
})

export const branch = (states: Record<string, Fields>): Fields => ({ StartAt: Object.keys(states)[0], States: states })

export const parallel = (branches: Fields[], fields: Fields = {}): Fields => ({
  Type: 'Parallel',
  Branches: branches,
  ...flow(fields),
})

/** A function that throws an error with this name and message. */
export const throws =
  (name: string, message = 'no luck') =>
  (): never => {
    throw Object.assign(new Error(message), { name })
  }

/** A function that fails so many times and then answers. */
export const failsFirst = (times: number, name: string, answer: unknown) => {
  let made = 0
  return (): unknown => {
    made += 1
    return made <= times ? throws(name)() : answer
  }
}
