import { createProgram, endingOf } from '../../../bin/program.ts'
import type { Ended } from './run.ts'

interface Asked {
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
}

/** Runs each command that it is sent as `bin/main.ts` does, and answers with how it ended and what it said. */
process.on('message', async ({ args, cwd, env }: Asked) => {
  const home = process.cwd()
  process.chdir(cwd)
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
  Object.assign(process.env, env)
  process.exitCode = undefined
  const said = listen()
  const { code, lastWords } = await createProgram()
    .parseAsync(args, { from: 'user' })
    .then(() => ({ code: Number(process.exitCode ?? 0), lastWords: '' }), endingOf)
  const { stdout, stderr } = said.stop()
  process.chdir(home)
  process.send?.({ code, stdout, stderr: stderr + lastWords } satisfies Ended)
})
process.on('disconnect', () => process.exit(0))

function listen() {
  const said = { stdout: '', stderr: '' }
  const before = { stdout: process.stdout.write, stderr: process.stderr.write }
  for (const name of ['stdout', 'stderr'] as const)
    process[name].write = (text: string | Uint8Array, ...more: unknown[]) => {
      said[name] += text
      for (const done of more) if (typeof done === 'function') done()
      return true
    }
  return {
    stop() {
      for (const name of ['stdout', 'stderr'] as const) process[name].write = before[name]
      return said
    },
  }
}
