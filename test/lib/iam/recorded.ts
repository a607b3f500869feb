import type { ApiCall } from '../../aws/call-recorder.ts'
import type { Place } from '../resolve.ts'
import type { Call } from './allows.ts'

/** What was recorded of a call as IAM looks at it: https://docs.aws.amazon.com/service-authorization/latest/reference/ */
export function callsForIam(place: Place, arnOfFunction: (name: string) => string) {
  const arn = (service: string, rest: string) => `arn:aws:${service}:${place.region}:${place.account}:${rest}`
  return ({ action, resource, also = [] }: ApiCall): Call[] => {
    const plain = { action, resource, context: {} }
    switch (action.split(':')[0]) {
      case 'dynamodb':
        return [{ ...plain, resource: arn('dynamodb', `table/${resource}`) }]
      case 'ssm':
        return [{ ...plain, resource: arn('ssm', `parameter${resource}`) }]
      case 'lambda':
        return [{ ...plain, resource: arnOfFunction(resource) }]
      case 'ses':
        return [`identity/${resource}`, ...also].map((name) => ({
          action,
          resource: arn('ses', name),
          context: { 'ses:FromAddress': resource },
        }))
      case 'states':
        return [{ ...plain, ...unqualified(resource) }]
      default:
        return [plain]
    }
  }
}

/** Versions and aliases are authorized by their state machine's ARN. */
function unqualified(arn: string): Pick<Call, 'resource' | 'context'> {
  const [, machine, qualifier] = /^(.*:stateMachine:[^:]+)(?::([^:]+))?$/.exec(arn) ?? []
  return { resource: machine ?? arn, context: qualifier ? { 'states:StateMachineQualifier': qualifier } : {} }
}

/** A call without what only one order has: executions are named by pid. */
export const nameless = ({ action, resource }: { action: string; resource: string }) =>
  `${action} ${resource.replace(/(:execution:[^:]+:).+$/, '$1*')}`
