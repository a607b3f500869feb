import type { Granted } from './roles.ts'

/** A call as IAM looks at it. */
export interface Call {
  action: string
  /** An ARN. */
  resource: string
  /** What conditions may ask for. */
  context: Record<string, string>
}

const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
const matches = (pattern: string, text: string) => new RegExp(`^${escaped(pattern).replaceAll('*', '.*')}$`).test(text)

/** Whether what is granted covers the call. A condition that no test knows covers nothing. */
export const allows = ({ action, resource, condition = {} }: Granted, call: Call): boolean =>
  matches(action, call.action) &&
  matches(resource, call.resource) &&
  Object.entries(condition).every(
    ([operator, asked]) =>
      /^(ForAnyValue:)?StringEquals$/.test(operator) &&
      Object.entries(asked).every(([key, values]) => [values].flat().includes(call.context[key] ?? '')),
  )
