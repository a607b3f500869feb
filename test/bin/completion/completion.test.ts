import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { candidatesFor } from '../../../bin/completion/candidates.ts'
import { shells } from '../../../bin/completion/shells.ts'
import { createProgram } from '../../../bin/program.ts'
import { caseStatuses } from '../../../lambdas/core/case-query.ts'
import { humanLanes } from '../../../statemachine/process.ts'

const wordsAfter = (...typed: string[]) => candidatesFor(createProgram(), typed).map(({ word }) => word)

describe('at a Tab there are offered', () => {
  it('every command, with what it does', () => {
    const program = createProgram()
    const known = program.createHelp().visibleCommands(program)
    expect(wordsAfter('')).toEqual(known.map((command) => command.name()))
    expect(wordsAfter('')).toEqual(expect.arrayContaining(['start', 'cases', 'completion', 'help']))
    expect(wordsAfter('')).not.toContain('complete')
    expect(candidatesFor(program, ['cas'])).toEqual([{ word: 'cases', about: expect.stringContaining('案件の一覧') }])
  })

  it('every option of the command', () => {
    expect(wordsAfter('start', '--')).toEqual(['--port', '--host', '--data', '--settings', '--help'])
    expect(wordsAfter('cases', '--st')).toEqual(['--status', '--stage'])
  })

  it('the values that an option takes, however the shell splits it', () => {
    expect(wordsAfter('cases', '--status', '')).toEqual([...caseStatuses])
    expect(wordsAfter('cases', '--status', '=')).toEqual([...caseStatuses])
    expect(wordsAfter('cases', '--status', '=', 'r')).toEqual(['running'])
    expect(wordsAfter('cases', '--lane=')).toEqual(humanLanes.map((lane) => `--lane=${lane}`))
  })

  it('what is below a command, and an argument’s values', () => {
    expect(wordsAfter('keys', '')).toEqual(['rotate', 'help'])
    expect(wordsAfter('completion', '')).toEqual(Object.keys(shells))
  })

  it('nothing where the word is free, so that the shell offers files', () => {
    for (const typed of [
      ['start', '--data', ''],
      ['backup', ''],
      ['show', 'k'],
      ['cases', '--colour='],
    ])
      expect(wordsAfter(...typed)).toEqual([])
  })

  it('commands again behind an option that has its value', () => {
    expect(wordsAfter('completion', '--help', '')).toEqual(Object.keys(shells))
    expect(wordsAfter('cases', '--data', 'cases', '--ov')).toEqual(['--overdue'])
  })
})

describe('bash', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nouhin-completion-'))
    const launcher = fileURLToPath(new URL('../../../bin/nouhin.mjs', import.meta.url))
    writeFileSync(join(folder, 'nouhin'), `#!/bin/sh\nexec "${process.execPath}" "${launcher}" "$@"\n`)
    chmodSync(join(folder, 'nouhin'), 0o755)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const atTab = (...words: string[]) => {
    const typed = words.map((word) => `'${word}'`).join(' ')
    const script = `source <(nouhin completion bash); COMP_WORDS=(${typed}); COMP_CWORD=${words.length - 1}
      _nouhin; printf '%s\\n' "\${COMPREPLY[@]}"`
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` }
    return execFileSync('bash', ['-c', script], { cwd: folder, env, encoding: 'utf8' })
  }

  it('offers what the command says', () => {
    expect(atTab('nouhin', 're')).toBe('resend\nreassign\nretry\n')
    expect(atTab('nouhin', 'cases', '--lane', '')).toBe(humanLanes.map((lane) => `${lane}\n`).join(''))
  })

  it('runs nothing of what was typed', () => {
    atTab('nouhin', 'cancel', '$(touch found)', '`touch found`', '>', 'found', '; touch found', '')
    expect(existsSync(join(folder, 'found'))).toBe(false)
  })
})

// The other shells read their part where they are installed; a machine for tests may have none of them.
describe.each(['bash', 'zsh', 'fish'] as const)('%s', (shell) => {
  const isHere = spawnSync(shell, ['-c', ':']).status === 0
  if (isHere)
    it('reads its part without a complaint', () => {
      const { status, stderr } = spawnSync(shell, ['-n'], { input: shells[shell], encoding: 'utf8' })
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    })
  else it('has a part that names the command and asks it', () => expect(shells[shell]).toContain('nouhin complete -- '))
})
