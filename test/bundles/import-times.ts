import { spawnSync } from 'node:child_process'
import { nodeOptions } from '../../lib/nouhin-function.ts'
import { variablesByFunction } from '../aws/variables-by-function.ts'

const times = 9
const arn = 'arn:aws:states:ap-northeast-1:123456789012:stateMachine:process'
const environment = {
  ...Object.fromEntries(Object.values(variablesByFunction).flatMap((all) => all.map((name) => [name, 'a-name']))),
  AWS_REGION: 'ap-northeast-1',
  NODE_OPTIONS: nodeOptions,
  STATE_MACHINE_ARN: arn,
  STATE_MACHINE_ALIAS_ARN: `${arn}:live`,
  PUBLIC_URL: 'https://nouhin.example.jp',
  KINTONE_BASE_URL: 'https://example.cybozu.com',
}

/**
 * The medians of the CPU time of the files' imports, in milliseconds: an import waits for nothing but the CPU, and a clock
 * would count what else the machine does. Each import has a process of its own, and they take turns.
 */
export function importTimes(files: string[]): number[] {
  const rounds = Array.from({ length: times }, () => files.map(importTime))
  return files.map((_, at) => rounds.map((round) => round[at] ?? 0).sort((a, b) => a - b)[(times - 1) / 2] ?? 0)
}

function importTime(file: string): number {
  const script = `const before = process.cpuUsage()
    await import('${file}')
    const { user, system } = process.cpuUsage(before)
    console.log((user + system) / 1_000)
    process.exit()`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: environment,
  })
  if (stderr !== '') throw new Error(stderr)
  return Number(stdout)
}
