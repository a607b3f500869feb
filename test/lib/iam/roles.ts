import type { Resolve, TemplateResources } from '../resolve.ts'

/** One action on one resource, as a policy allows it. */
export interface Granted {
  action: string
  resource: string
  condition?: Record<string, Record<string, string | string[]>>
}
export interface Role {
  /** Who takes the role on: a function by its name, `states`, `scheduler` or `events` and its target, or `vpc-flow-logs`. */
  user: string
  /** Whom its trust lets take it on. */
  trusts: unknown
  granted: Granted[]
}
interface Statement {
  Effect: string
  Action?: string | string[]
  Resource?: unknown
  Condition?: Granted['condition']
}
type Document = { Statement: Statement[] }

/** Every role of a template with all that its policies allow, whichever way they are attached. */
export function rolesOf(resources: TemplateResources, resolve: Resolve): Role[] {
  const all = (type: string) => Object.entries(resources).filter(([, { Type }]) => Type === type)
  const policies = ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::ManagedPolicy'].flatMap(all)
  return all('AWS::IAM::Role').map(([id, { Properties }]) => {
    if (Properties.ManagedPolicyArns) throw new Error(`${id} has a policy whose text is not in the template.`)
    const attached = policies.filter(([, policy]) => rolesNamedIn(policy.Properties, resolve).includes(id))
    const own = (Properties.Policies ?? []) as { PolicyDocument: Document }[]
    const documents = [...attached.map(([, policy]) => policy.Properties), ...own] as { PolicyDocument: Document }[]
    const statements = documents.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    const { Statement: trust } = Properties.AssumeRolePolicyDocument as { Statement: { Principal: unknown }[] }
    const trusts = trust.map(({ Principal }) => Principal)
    return {
      user: userOf(id, resources, resolve),
      trusts,
      granted: statements.flatMap((one) => grantedBy(one, resolve)),
    }
  })
}

const rolesNamedIn = ({ Roles, RoleName }: Record<string, unknown>, resolve: Resolve) =>
  [...((Roles ?? []) as unknown[]), RoleName].map(resolve)

function grantedBy({ Effect, Action, Resource, Condition }: Statement, resolve: Resolve): Granted[] {
  if (Effect !== 'Allow' || Action === undefined || Resource === undefined)
    throw new Error('Only statements that allow actions on resources can be compared.')
  const condition = resolve(Condition) as Granted['condition']
  return [Action]
    .flat()
    .flatMap((action) =>
      [resolve(Resource)]
        .flat()
        .map((resource) => ({ action, resource: `${resource}`, ...(condition && { condition }) })),
    )
}

export const functionName = ({ Properties }: TemplateResources[string]) =>
  `${Properties.Description}`.replace(/^.*: /, '')

function userOf(id: string, resources: TemplateResources, resolve: Resolve): string {
  const arnOf = (one: string) => resolve({ 'Fn::GetAtt': [one, 'Arn'] })
  const isThis = (role: unknown) => resolve(role) === arnOf(id)
  const functions = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
  const users = Object.values(resources).flatMap((resource) => {
    const { Type, Properties: p } = resource
    const target = (p.Target ?? {}) as { RoleArn?: unknown; Arn?: unknown }
    if (Type === 'AWS::Lambda::Function' && isThis(p.Role)) return functionName(resource)
    if (Type === 'AWS::StepFunctions::StateMachine' && isThis(p.RoleArn)) return 'states'
    const targets = (Type === 'AWS::Events::Rule' ? p.Targets : []) as { RoleArn?: unknown }[]
    if (targets.some(({ RoleArn }) => RoleArn && isThis(RoleArn))) return 'events ops-topic'
    if (Type === 'AWS::EC2::FlowLog' && isThis(p.DeliverLogsPermissionArn)) return 'vpc-flow-logs'
    if (Type === 'AWS::Scheduler::Schedule' && isThis(target.RoleArn))
      return functions
        .filter(([one]) => arnOf(one) === resolve(target.Arn))
        .map(([, fn]) => `scheduler ${functionName(fn)}`)
    return []
  })
  const [user, ...more] = new Set(users)
  if (!user || more.length > 0) throw new Error(`${id} is the role of ${users.join(' and ') || 'nobody known'}.`)
  return user
}
