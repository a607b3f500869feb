import { type FunctionName, functionNames } from '../../lib/names.ts'
import type { ApiCall } from '../aws/call-recorder.ts'
import { gigabytes, lambdaSeconds } from './lambda-seconds.ts'

/** What AWS counts, of one order or of one run. */
export interface Usage {
  statesEntered: number
  lambdaCalls: number
  gigabyteSeconds: number
  /** All that the functions ask of AWS; calls of Step Functions and SSM cost nothing. */
  apiCalls: number
  httpRequests: number
  readUnits: number
  writeUnits: number
  secretReads: number
  mails: number
}

/** Counts what the functions and those who called them have done. */
export function usageOf(calls: readonly ApiCall[], statesEntered = 0): Usage {
  const own = calls.filter(({ by }) => (functionNames as readonly string[]).includes(by))
  const invoked = calls.filter(({ action }) => action === 'lambda:InvokeFunction')
  const seconds = invoked.map(({ resource }) => lambdaSeconds[resource as FunctionName])
  const of = (...actions: string[]) => own.filter(({ action }) => actions.includes(action))
  return {
    statesEntered,
    lambdaCalls: invoked.length,
    gigabyteSeconds: sum(seconds) * gigabytes,
    apiCalls: own.length,
    httpRequests: invoked.filter(({ by }) => by === 'apigateway').length,
    readUnits: sum(of('dynamodb:GetItem', 'dynamodb:Query').map(readUnits)),
    writeUnits: sum(of('dynamodb:PutItem').map((put) => put.units ?? refusedUnits(own, put))),
    secretReads: of('secretsmanager:GetSecretValue').length,
    mails: of('ses:SendEmail').length,
  }
}

/** dynalite counts nothing for a query that finds nothing; DynamoDB half a unit, as for the smallest answer. */
const readUnits = ({ action, units = 0 }: ApiCall) => (action === 'dynamodb:Query' ? Math.max(units, 0.5) : units)

/**
 * A put whose condition fails costs as much as if it had been done, by the item that is there; the put with which the
 * function then succeeds is as large.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithItems.html#WorkingWithItems.ConditionalUpdate
 */
function refusedUnits(calls: ApiCall[], put: ApiCall): number {
  const later = calls.slice(calls.indexOf(put) + 1)
  return later.find(({ by, action, units }) => by === put.by && action === put.action && units)?.units ?? 1
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
