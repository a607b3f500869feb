import type { FunctionName } from '../../lib/names.ts'
import type { Input, Service } from './service.ts'

type Invoke = (name: FunctionName, payload: Input, by: string) => Promise<unknown>

/**
 * Lambda's Invoke of the functions that commands ask; their payloads go in and come out as the bodies.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export const createLambdaFake = (invoke: Invoke): Service => ({
  name: 'lambda',
  paths: { 'POST /2015-03-31/functions/fetch-record/invocations': 'InvokeFunction' },
  resourceOf: () => 'fetch-record',
  perform: async (_, input) => ({ output: await invoke('fetch-record', input, 'command') }),
})
