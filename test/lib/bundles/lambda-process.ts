import { fork } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { FunctionName } from '../../../lib/names.ts'
import { type Built, place } from './built-stack.ts'

export interface Outcome {
  answer?: { statusCode?: number; body?: string }
  errorType?: string
  errorMessage?: string
  logged: string[]
}

/** What Lambda adds by itself: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
export const addedByAws = (name: FunctionName): Record<string, string> => ({
  _HANDLER: 'index.handler',
  AWS_REGION: place.region,
  AWS_DEFAULT_REGION: place.region,
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/nouhin/demo/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: '2026/04/01/[$LATEST]0123456789abcdef',
  AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001',
  AWS_ACCESS_KEY_ID: name,
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
  AWS_XRAY_DAEMON_ADDRESS: '169.254.79.129:2000',
  LAMBDA_TASK_ROOT: '/var/task',
  LAMBDA_RUNTIME_DIR: '/var/runtime',
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
  PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
  LD_LIBRARY_PATH: '/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib',
  NODE_PATH: '/opt/nodejs/node24/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules',
})

/** Loads a bundle in a process of its own, which finds in its environment what the template and AWS give, and no more. */
export async function startLambda(name: FunctionName, { file, told }: Built, ports: { aws: number; kintone: number }) {
  const child = fork('test/lib/bundles/lambda-runtime.mjs', [file, `${ports.aws}`, `${ports.kintone}`], {
    env: { ...addedByAws(name), ...told },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('The process has no output.')
  const output = Promise.all([text(stdout), text(stderr)])
  const ended = once(child, 'exit').then(async () => {
    throw new Error(`${name} has ended: ${(await output).join('\n')}`)
  })
  ended.catch(() => undefined)
  const next = async <T>() => {
    const [message] = await Promise.race([once(child, 'message'), ended])
    return message as T
  }
  const ready = await next<{ variables: string[]; handler: string }>()
  return {
    ready,
    async invoke(event: unknown): Promise<Outcome> {
      const answered = next<Outcome>()
      child.send(event as object)
      return answered
    },
    /** @returns what the process wrote beside the log */
    async end(): Promise<string> {
      child.kill()
      return (await output).join('')
    },
  }
}
export type Lambda = Awaited<ReturnType<typeof startLambda>>
