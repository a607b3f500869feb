import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { functionNames } from '../../lib/names.ts'
import type { LambdaOffice } from '../aws/lambda-office.ts'
import { allows } from './iam/allows.ts'
import { driveEveryCall } from './iam/drive-every-call.ts'
import { environmentsOf, place, startOfficeOf } from './iam/office-of-template.ts'
import { possibleCalls } from './iam/possible-calls.ts'
import { callsForIam, nameless } from './iam/recorded.ts'
import { functionName, rolesOf } from './iam/roles.ts'
import { excuses, isKnownPattern, lackedBy, unrecorded } from './iam/unrecorded.ts'
import { createResolver, type TemplateResources } from './resolve.ts'
import { synthesize } from './synthesize.ts'

// With the fixed way out, so that its roles are looked at too; the functions are told the same either way.
const { template, resources } = synthesize({ egress: 'fixed' })
const rendered: TemplateResources = template.toJSON().Resources
const resolve = createResolver(rendered, place)
const roles = rolesOf(rendered, resolve)
const arnOf = new Map(
  Object.entries(rendered).flatMap(([id, { Type, Properties }]) =>
    Type === 'AWS::Lambda::Function'
      ? [[functionName({ Type, Properties }), `${resolve({ 'Fn::GetAtt': [id, 'Arn'] })}`]]
      : [],
  ),
)
const forIam = callsForIam(place, (name) => arnOf.get(name) ?? name)

let office: LambdaOffice
beforeAll(async () => {
  office = await startOfficeOf(resources, resolve)
  await driveEveryCall(office)
})
afterAll(() => office?.stop())

/** The scheduler has one role for each function that it calls. */
const recordedFor = (user: string) => {
  const [by = '', target] = user.split(' ')
  const calls = office.calls.by(by).flatMap(forIam)
  return target ? calls.filter(({ resource }) => resource === arnOf.get(target)) : calls
}
const exceptions = unrecorded(place)

describe('the orders that were driven', () => {
  it.each(functionNames)('made %s call all that it can, and nothing unforeseen', (name) => {
    const { all } = environmentsOf(resources, resolve)
    const possible = possibleCalls(name, { ...all, SENDER: 'nouhin@example.jp' })
    const seen = new Set(office.calls.by(name).map(nameless))
    expect({
      neverDriven: possible.filter((call) => !seen.has(call)),
      unforeseen: [...seen].filter((call) => !possible.includes(call)),
    }).toEqual({ neverDriven: [], unforeseen: [] })
  })

  it('made the adapters call every API that they know', () => {
    const adapters = readdirSync('lambdas/adapters/aws').filter((file) => file.endsWith('.ts'))
    const code = adapters.map((file) => readFileSync(`lambdas/adapters/aws/${file}`, 'utf8')).join('\n')
    const known = [...code.matchAll(/new (\w+)Command\(/g)].map(
      ([, command = '']) => documentCommands[command] ?? command,
    )
    const called = new Set(
      functionNames.flatMap((name) => office.calls.by(name)).map(({ action }) => action.split(':')[1]),
    )
    expect([...new Set(known)].filter((command) => !called.has(command))).toEqual([])
  })
})

/** The document client's names for them. */
const documentCommands: Record<string, string> = { Get: 'GetItem', Put: 'PutItem', Query: 'Query' }

describe('every role of the stack', () => {
  it('is there for somebody, once', () => {
    const others = ['states', 'events ops-topic', 'vpc-flow-logs', 'scheduler patrol', 'scheduler reconcile']
    expect(roles.map(({ user }) => user).sort()).toEqual([...functionNames, ...others].sort())
  })

  it.each(roles)('is for its service alone: $user', ({ user, trusts }) => {
    const service = functionNames.some((name) => name === user) ? 'lambda' : user.split(' ')[0]
    expect(trusts).toEqual([{ Service: `${service}.amazonaws.com` }])
  })

  it.each(roles)('allows what was called: $user', ({ user, granted }) => {
    const refused = recordedFor(user).filter((call) => !granted.some((one) => allows(one, call)))
    expect([...new Set(refused.map(nameless))]).toEqual([])
  })

  it.each(roles)('allows what AWS does by it beside those calls: $user', (role) => {
    expect(lackedBy(role, exceptions)).toEqual([])
  })

  it.each(roles)('allows nothing else: $user', (role) => {
    const called = recordedFor(role.user)
    const idle = role.granted.filter((one) => !called.some((call) => allows(one, call)))
    const unexplained = idle.filter((one) => !exceptions.some((exception) => excuses(exception, role, one)))
    expect(unexplained).toEqual([])
  })

  it.each(roles)('names what it allows calls on: $user', (role) => {
    const called = role.granted.filter((one) => !exceptions.some((exception) => excuses(exception, role, one)))
    const open = called.filter(({ action, resource }) => `${action}${resource}`.includes('*'))
    expect(open.filter((one) => !isKnownPattern(one))).toEqual([])
  })

  it('lets the state machine invoke just the functions that its definition names', () => {
    const { DefinitionSubstitutions } = resources.one('AWS::StepFunctions::StateMachine')
    const named = Object.values(resolve(DefinitionSubstitutions) as Record<string, string>)
    const invoked = roles.filter(({ user }) => user === 'states').flatMap(({ granted }) => granted)
    expect(
      invoked
        .filter(({ action }) => action.startsWith('lambda:'))
        .map(({ action, resource }) => `${action} ${resource}`)
        .sort(),
    ).toEqual(named.map((arn) => `lambda:InvokeFunction ${arn}`).sort())
  })

  it('lets orders start by the alias, and by nothing else', () => {
    const starts = roles.flatMap(({ granted }) => granted).filter(({ action }) => action === 'states:StartExecution')
    const alias = { 'ForAnyValue:StringEquals': { 'states:StateMachineQualifier': ['live'] } }
    expect(new Set(starts.map(({ condition }) => JSON.stringify(condition)))).toEqual(new Set([JSON.stringify(alias)]))
  })

  it('lets those redrive who see that what kintone refused was mended, and nobody else', () => {
    const mayRedrive = roles.filter(({ granted }) => granted.some(({ action }) => /Redrive|\*/.test(action)))
    expect(mayRedrive.map(({ user }) => user).sort()).toEqual(['receive-webhook', 'reconcile'])
  })

  it('gives each exception a reason that is still needed', () => {
    const isUsed = (exception: (typeof exceptions)[number], action: string) =>
      roles.some((role) => role.granted.some((one) => one.action === action && excuses(exception, role, one)))
    const stale = exceptions.flatMap((one) => one.actions.filter((action) => !isUsed(one, action)))
    expect(stale).toEqual([])
  })
})

describe('every permission on a function', () => {
  const permissions = resources.of('AWS::Lambda::Permission').map((one) => resolve(one) as Record<string, string>)

  it('is used by the service that has it, and there is one for each that calls by itself', () => {
    const called = ['apigateway', 'events'].flatMap((by) =>
      office.calls
        .by(by)
        .flatMap(forIam)
        .map(({ action, resource }) => `${by}.amazonaws.com ${action} ${resource}`),
    )
    const given = permissions.map(({ Principal, Action, FunctionName }) => `${Principal} ${Action} ${FunctionName}`)
    expect([...new Set(given)].sort()).toEqual([...new Set(called)].sort())
  })

  it('is for one route or one rule each, of any stage and method of the API', () => {
    const api = resolve({ Ref: resources.idOf('AWS::ApiGatewayV2::Api', 'WebApi') })
    const rules = ['ExecutionWatch', 'MailEvents'].map((of) =>
      resolve({ 'Fn::GetAtt': [resources.idOf('AWS::Events::Rule', of), 'Arn'] }),
    )
    const routes = ['/webhook/kintone', '/webhook/kintone/{secret}', '/t/{link}', '/style.css'].map(
      (path) => `arn:aws:execute-api:${place.region}:${place.account}:${api}/*/*${path}`,
    )
    expect(new Set(permissions.map(({ SourceArn }) => SourceArn))).toEqual(new Set([...routes, ...rules]))
  })
})
