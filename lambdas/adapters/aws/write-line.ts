/** `console` would put time and request id before the line, and CloudWatch would take it neither for JSON nor for metrics. */
export const writeLine = (fields: object): void => void process.stdout.write(`${JSON.stringify(fields)}\n`)
