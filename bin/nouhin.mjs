#!/usr/bin/env node
// Any Node from 12 on must read this file, to hand over to the right one or to say what is missing: no newer syntax here.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { constants } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const neededMajor = 24
const launcher = fileURLToPath(import.meta.url)
const home = dirname(dirname(launcher))
const isWindows = process.platform === 'win32'

/** Set for the process that was handed over to: the process ID of its launcher. */
const handedOver = 'NOUHIN_LAUNCHER'
const isHandedOver = process.env[handedOver] !== undefined

const majorOf = (version) => Number(version.split('.')[0])
const isRightNode = majorOf(process.versions.node) >= neededMajor && Boolean(process.features.typescript)

/** Node strips no types below node_modules, where a package that was installed lies. */
const isBelowNodeModules = home.split(sep).includes('node_modules')

if (isHandedOver) endWithLauncher()
if (isRightNode && (isHandedOver || !isBelowNodeModules)) run()
else if (isHandedOver) lacksNode()
else if (isRightNode) handOver(process.execPath)
else {
  const node = broughtNode()
  if (node) handOver(node)
  else lacksNode()
}

function run() {
  // Not in the folder for temporary files, where others of this machine could leave code for this process.
  const packages = join(home, 'node_modules')
  if (existsSync(packages)) nodeModule.enableCompileCache(join(packages, '.cache', 'nouhin'))
  import('./main.ts').catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    fail(`部品が足りません。${home} で npm ci を実行してください`, `packages are missing; run npm ci in ${home}`)
  })
}

/**
 * The Node that the dependency `node` brings; none before `npm ci`, or where its install script was not run. It is tried,
 * as a shell would run what another machine's file holds.
 */
function broughtNode() {
  try {
    const manifest = nodeModule.createRequire(import.meta.url).resolve('node/package.json')
    const file = join(dirname(manifest), 'bin', isWindows ? 'node.exe' : 'node')
    const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return majorOf(String(stdout).slice(1)) >= neededMajor ? file : undefined
  } catch (_) {
    return undefined
  }
}

/** Runs this file again by that Node, as if it were this process. */
function handOver(node) {
  const stripTypes = pathToFileURL(join(dirname(launcher), 'strip-types.mjs')).href
  const flags = isBelowNodeModules ? ['--disable-warning=ExperimentalWarning', '--import', stripTypes] : []
  const child = spawn(node, process.execArgv.concat(flags, launcher, process.argv.slice(2)), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({}, process.env, { [handedOver]: String(process.pid) }),
  })
  // The console of Windows tells all of its processes by itself, and what is sent there ends a process without a word.
  const pass = (signal) => isWindows || child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', isWindows ? 'SIGBREAK' : 'SIGQUIT']
  for (const signal of signals) process.on(signal, pass)
  child.on('error', lacksNode)
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : code
    // At once, while signals are still taken: one more Ctrl-C in Node's last moments would look like a crash.
    if (!signal) process.exit()
    for (const name of signals) process.removeListener(name, pass)
    process.kill(process.pid, signal)
  })
}

/** A launcher that was killed cannot pass that on; its end is a SIGTERM then. */
function endWithLauncher() {
  delete process.env[handedOver]
  if (!process.channel) return
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}

function lacksNode() {
  const isInstalled = existsSync(join(home, 'node_modules', 'node', 'package.json'))
  const command = isInstalled ? 'npm rebuild node --ignore-scripts=false' : 'npm ci'
  fail(
    `Node 24 以降が要ります(いまは ${process.versions.node})。${home} で ${command} を実行するか、Node 24 を入れてください`,
    `Node 24 or later is needed, and this is ${process.versions.node}; run ${command} in ${home}, or install Node 24`,
  )
}

function fail(ja, en) {
  process.stderr.write(`nouhin: ${ja} / ${en}\n`)
  process.exitCode = 2
}
