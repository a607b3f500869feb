interface Resource {
  Type: string
  Properties: Record<string, unknown>
}
export type TemplateResources = Record<string, Resource>
export interface Place {
  region: string
  account: string
}

/**
 * What CloudFormation would make of a template's references, in one place and with names of its own that follow from the
 * resources' ids. Throws for a reference that it does not know, so that none is ever compared half resolved.
 */
export function createResolver(resources: TemplateResources, { region, account }: Place) {
  const pseudo: Record<string, string> = {
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::URLSuffix': 'amazonaws.com',
  }
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`
  const nameOf = (id: string, property: string) => `${resources[id]?.Properties[property] ?? id}`

  const byRef: Record<string, (id: string) => string> = {
    'AWS::SecretsManager::Secret': (id) => arn('secretsmanager', `secret:${nameOf(id, 'Name')}-AbCdEf`),
    'AWS::SSM::Parameter': (id) => nameOf(id, 'Name'),
    'AWS::StepFunctions::StateMachine': (id) => arn('states', `stateMachine:${nameOf(id, 'StateMachineName')}`),
    'AWS::DynamoDB::Table': (id) => id,
    'AWS::Lambda::Function': (id) => id,
    'AWS::ApiGatewayV2::Api': (id) => id.toLowerCase(),
    'AWS::Logs::LogGroup': (id) => nameOf(id, 'LogGroupName'),
    'AWS::IAM::Role': (id) => id,
    'AWS::SNS::Topic': (id) => arn('sns', nameOf(id, 'TopicName')),
    'AWS::SES::ConfigurationSet': (id) => nameOf(id, 'Name'),
  }
  const byAttribute: Record<string, (id: string) => string> = {
    'AWS::DynamoDB::Table.Arn': (id) => arn('dynamodb', `table/${id}`),
    'AWS::KMS::Key.Arn': (id) => arn('kms', `key/${id}`),
    'AWS::Lambda::Function.Arn': (id) => arn('lambda', `function:${id}`),
    'AWS::Logs::LogGroup.Arn': (id) => arn('logs', `log-group:${nameOf(id, 'LogGroupName')}:*`),
    'AWS::IAM::Role.Arn': (id) => `arn:aws:iam::${account}:role/${id}`,
    'AWS::CloudWatch::Alarm.Arn': (id) => arn('cloudwatch', `alarm:${nameOf(id, 'AlarmName')}`),
    'AWS::Events::Rule.Arn': (id) => arn('events', `rule/${id}`),
    'AWS::ApiGatewayV2::Api.ApiEndpoint': (id) => `https://${id.toLowerCase()}.execute-api.${region}.amazonaws.com`,
  }
  const look = (known: Record<string, (id: string) => string>, id: string, attribute = '') => {
    const found = known[`${resources[id]?.Type}${attribute}`]
    if (!found) throw new Error(`No test knows yet what ${id}${attribute} is once it is deployed.`)
    return found(id)
  }
  const reference = (name: string): string => pseudo[name] ?? look(byRef, name)
  const attribute = ([id = '', name]: string[]): string => look(byAttribute, id, `.${name}`)

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve)
    if (typeof value !== 'object' || value === null) return value
    const [[key, inner] = ['', undefined], ...more] = Object.entries(value)
    if (more.length === 0) {
      if (key === 'Ref') return reference(`${inner}`)
      if (key === 'Fn::GetAtt') return attribute(typeof inner === 'string' ? inner.split('.') : (inner as string[]))
      if (key === 'Fn::Join') return joined(inner as [string, unknown[]])
      if (key === 'Fn::Sub') return substituted(inner as string | [string, Record<string, unknown>])
      if (key.startsWith('Fn::')) throw new Error(`No test knows ${key} yet.`)
    }
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, resolve(part)]))
  }

  const joined = ([separator, parts]: [string, unknown[]]) => parts.map(resolve).join(separator)

  function substituted(template: string | [string, Record<string, unknown>]): string {
    const [text, own] = Array.isArray(template) ? template : [template, {}]
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`
      if (name in own) return `${resolve(own[name])}`
      return name.includes('.') ? attribute(name.split('.')) : reference(name)
    })
  }

  return resolve
}
export type Resolve = ReturnType<typeof createResolver>
