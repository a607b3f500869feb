import type { Context } from 'aws-lambda'

/** The second argument of a handler, as Lambda gives it: named by the function, counting down from `timeoutMs`. */
export function lambdaContext(functionName: string, awsRequestId: string, timeoutMs = 30_000): Context {
  const end = Date.now() + timeoutMs
  return {
    functionName,
    awsRequestId,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: '128',
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: awsRequestId,
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, end - Date.now()),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  }
}
