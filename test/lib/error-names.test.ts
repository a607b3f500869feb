import { describe, expect, it } from '@jest/globals'
import * as coreErrors from '../../lambdas/core/errors.ts'
import { toldErrors } from '../../statemachine/branches.ts'
import { listedErrors } from './bundles/asl.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-error-representation */
const ofStates = [
  'States.ALL',
  'States.DataLimitExceeded',
  'States.ExceedToleratedFailureThreshold',
  'States.HeartbeatTimeout',
  'States.Http.Socket',
  'States.IntrinsicFailure',
  'States.ItemReaderFailed',
  'States.NoChoiceMatched',
  'States.ParameterPathFailure',
  'States.Permissions',
  'States.QueryEvaluationError',
  'States.ResultPathMatchFailure',
  'States.ResultWriterFailed',
  'States.Runtime',
  'States.TaskFailed',
  'States.Timeout',
]
/** https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception */
const ofLambda = [
  'Lambda.AWSLambdaException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.SdkClientException',
  'Lambda.ServiceException',
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
]

const instances = Object.values(coreErrors).map((Class) => new (Class as new () => Error)())

describe('the errors that the process lists', () => {
  it.each(listedErrors)('%s is one that AWS documents, that we have, or that an answer is told as', (name) => {
    const known = [...ofStates, ...ofLambda, ...instances.map((error) => error.name), ...toldErrors]
    expect(known).toContain(name)
  })

  it.each(toldErrors)('%s, as an answer is told, is thrown by nothing', (name) => {
    expect(instances.map((error) => error.name)).not.toContain(name)
    expect(name.length).toBeLessThanOrEqual(256)
  })

  it.each(Object.entries(coreErrors))('%s is named as its class', (className, Class) => {
    expect(new (Class as new () => Error)().name).toBe(className)
  })
})
