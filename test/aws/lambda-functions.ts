import { Worker } from 'node:worker_threads'
import type { FunctionName } from '../../lib/names.ts'
import type { CallRecorder } from './call-recorder.ts'

export interface LambdaFunctionsOptions {
  /** The module that exports `handler`: a source, or what it was bundled to. */
  entryOf: (name: FunctionName) => URL
  /** All that the function finds in `process.env`. */
  environmentOf: (name: FunctionName) => Record<string, string>
  recorder: CallRecorder
}
type Answer = { id: string; result?: string; failure?: { errorType: string; errorMessage: string } }

/**
 * Runs entry modules as Lambda does, each in a process of its own, begun with its first event. `invoke` records whom the
 * invocation is by, and fails with the name and the text of what the handler threw.
 */
export function createLambdaFunctions({ entryOf, environmentOf, recorder }: LambdaFunctionsOptions) {
  const running = new Map<FunctionName, ReturnType<typeof begin>>()
  const lines: string[] = []

  function begin(name: FunctionName) {
    const waiting = new Map<string, PromiseWithResolvers<string>>()
    const worker = new Worker(new URL('./lambda-worker.ts', import.meta.url), {
      workerData: { entry: entryOf(name).href, name },
      env: environmentOf(name),
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    const failAll = (error: unknown) => {
      for (const one of waiting.values()) one.reject(error)
      waiting.clear()
    }
    for (const output of [worker.stdout, worker.stderr]) output.on('data', (text) => lines.push(`${name}: ${text}`))
    worker.on('error', failAll)
    worker.on('exit', () => failAll(new Error(`${name} has ended`)))
    worker.on('message', ({ id, result, failure }: Answer) => {
      const one = waiting.get(id)
      waiting.delete(id)
      if (failure) one?.reject(Object.assign(new Error(failure.errorMessage), { name: failure.errorType }))
      else one?.resolve(result ?? 'null')
    })
    return {
      invoke(event: unknown) {
        const id = crypto.randomUUID()
        const answered = Promise.withResolvers<string>()
        waiting.set(id, answered)
        worker.postMessage({ id, event: JSON.stringify(event) })
        return answered.promise
      },
      end: () => worker.terminate(),
    }
  }

  return {
    async invoke(name: FunctionName, event: unknown, by: string): Promise<unknown> {
      recorder.record({ by, action: 'lambda:InvokeFunction', resource: name })
      const one = running.get(name) ?? begin(name)
      running.set(name, one)
      return JSON.parse(await one.invoke(event))
    },
    /** What the functions wrote to their logs. */
    logs: (): string => lines.join(''),
    close: async () => void (await Promise.all([...running.values()].map((one) => one.end()))),
  }
}
