import { describe, expect, it } from '@jest/globals'
import { type FunctionName, functionNames } from '../../lib/names.ts'
import { askedEnvironment } from './asked-environment.ts'
import { synthesize } from './synthesize.ts'

const { template, resources } = synthesize()
const functions = new Map(functionNames.map((name) => [name, resources.functionNamed(name)]))
const variablesOf = (name: FunctionName) => resources.functionNamed(name).Environment.Variables

const settings = ['PUBLIC_URL', 'SETTINGS_PARAMETER']
const mails = ['MAIL_CONFIGURATION_SET']
const starts = ['STATE_MACHINE_ALIAS_ARN', 'STATE_MACHINE_ARN']
const environment: Record<FunctionName, string[]> = {
  'receive-webhook': ['TABLE_NAME', ...settings, ...starts, 'WEBHOOK_SECRETS_SECRET', 'KINTONE_TOKEN_SECRET'],
  'fetch-record': ['TABLE_NAME', ...settings, 'KINTONE_TOKEN_SECRET'],
  'set-variables': ['TABLE_NAME', ...settings],
  'update-record': ['TABLE_NAME', ...settings, 'KINTONE_TOKEN_SECRET', ...mails, 'STATE_MACHINE_ARN'],
  'open-task': ['TABLE_NAME', ...settings, 'LINK_KEYS_SECRET', ...mails],
  'task-page': ['TABLE_NAME', ...settings, 'LINK_KEYS_SECRET', ...mails],
  style: [],
  patrol: ['TABLE_NAME', ...settings, ...starts, 'LINK_KEYS_SECRET', 'KINTONE_TOKEN_SECRET', ...mails],
  reconcile: ['TABLE_NAME', ...settings, ...starts, 'KINTONE_TOKEN_SECRET'],
  'execution-ended': ['TABLE_NAME', ...settings, ...mails, 'STATE_MACHINE_ARN'],
  'mail-events': ['TABLE_NAME', ...settings, ...mails, 'STATE_MACHINE_ARN'],
}

describe('the functions', () => {
  it('are those that have an entry point', () => {
    template.resourceCountIs('AWS::Lambda::Function', functionNames.length)
  })

  it('run on Node 24 and ARM, are traced, and reserve no concurrency, which new accounts lack', () => {
    template.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 512,
      TracingConfig: { Mode: 'Active' },
    })
    for (const one of functions.values()) expect(one).not.toHaveProperty('ReservedConcurrentExecutions')
  })

  it('log to a group of their own name, for three months', () => {
    const groups = resources.of('AWS::Logs::LogGroup')
    for (const name of functionNames)
      expect(groups).toContainEqual(
        expect.objectContaining({ LogGroupName: `/nouhin/office/${name}`, RetentionInDays: 90 }),
      )
    for (const one of functions.values())
      expect(one.LoggingConfig).toEqual({ LogGroup: { Ref: expect.stringMatching(/Logs/) } })
  })

  it.each(functionNames)('%s is told what it needs and nothing else', (name) => {
    const all = { NODE_OPTIONS: '--enable-source-maps', POWERTOOLS_SERVICE_NAME: 'nouhin-office' }
    expect(variablesOf(name)).toMatchObject(all)
    expect(Object.keys(variablesOf(name)).sort()).toEqual([...environment[name], ...Object.keys(all)].sort())
  })

  it.each(functionNames)('%s is told what its entry point asks for', (name) => {
    // The simulated kintone's address is for tests; no stack has one.
    const asked = askedEnvironment(name).filter((variable) => variable !== 'KINTONE_BASE_URL')
    expect(Object.keys(variablesOf(name))).toEqual(expect.arrayContaining(asked))
  })

  it('finish patrols within the lease, and pages within what the API waits for', () => {
    const timeouts = Object.fromEntries([...functions].map(([name, one]) => [name, one.Timeout]))
    expect(timeouts.patrol).toBeLessThan(300)
    expect(timeouts.reconcile).toBeLessThan(300)
    for (const name of ['receive-webhook', 'task-page', 'style']) expect(timeouts[name]).toBeLessThan(30)
  })
})
