import { enableCompileCache, registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const globals = new URL('./jest-globals.ts', import.meta.url).href

// Outside of Jest's sandbox its module of globals refuses to be loaded; the runner has put them where globals are.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals'
      ? { url: globalsFor(context.parentURL), shortCircuit: true }
      : next(specifier, context),
})

/** Of its own for each test file, shared by the modules that test files share. */
const globalsFor = (parent = '') =>
  /\.(test|full)\.ts\b/.test(parent) ? `${globals}?${encodeURIComponent(parent)}` : globals

// The runner lets go of its processes and does not end them: what a failed test left open would keep one for ever.
if (process.listenerCount('disconnect') === 0) process.once('disconnect', () => process.exit())

// Much of what the suite does is to start processes; Node keeps what it compiled for the next one.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'nouhin-test-compile-cache')
enableCompileCache(process.env.NODE_COMPILE_CACHE)
