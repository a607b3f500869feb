import { enableCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'

/**
 * One function's process, as Lambda has it: its environment holds what the function is given, the entry module is loaded
 * once, and events, results and errors go in and out as JSON.
 */
// A source is stripped of its types once, and not by every function's process anew.
enableCompileCache(join(tmpdir(), 'nouhin-test-compile-cache'))
const { entry, name } = workerData as { entry: string; name: string }
const { handler } = (await import(entry)) as { handler: (event: unknown, context: unknown) => Promise<unknown> }

parentPort?.on('message', async ({ id, event }: { id: string; event: string }) => {
  const context = { functionName: name, awsRequestId: id, getRemainingTimeInMillis: () => 30_000 }
  try {
    const result = await handler(JSON.parse(event), context)
    parentPort?.postMessage({ id, result: JSON.stringify(result ?? null) })
  } catch (error) {
    const { name: errorType, message: errorMessage } = error as Error
    parentPort?.postMessage({ id, failure: { errorType, errorMessage } })
  }
})
