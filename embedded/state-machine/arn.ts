import { ServiceError } from './errors.ts'

const place = 'states:local:000000000000'

export const machineArn = (machine: string): string => `arn:aws:${place}:stateMachine:${machine}`

export const executionArn = (machine: string, name: string): string => `arn:aws:${place}:execution:${machine}:${name}`

/** The execution's name in an ARN of this machine; undefined for any other ARN. */
export const nameInArn = (machine: string, arn: string): string | undefined => {
  const prefix = executionArn(machine, '')
  return arn.startsWith(prefix) ? arn.slice(prefix.length) : undefined
}

/** The rule of https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html for `name`. */
export const checkName = (name: string): void => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: AWS excludes these very characters
  const excluded = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff]/
  if (name.length < 1 || name.length > 80 || excluded.test(name)) {
    throw new ServiceError('InvalidName', `Invalid Name: '${name}'`)
  }
}
