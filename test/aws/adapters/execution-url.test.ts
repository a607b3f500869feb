import { expect, it } from '@jest/globals'
import { createExecutionUrl } from '../../../lambdas/adapters/aws/execution-url.ts'

it.each([
  ['aws:states:ap-northeast-1', 'https://ap-northeast-1.console.aws.amazon.com/states/home?region=ap-northeast-1'],
  ['aws-cn:states:cn-north-1', 'https://cn-north-1.console.amazonaws.cn/states/home?region=cn-north-1'],
  [
    'aws-us-gov:states:us-gov-west-1',
    'https://us-gov-west-1.console.amazonaws-us-gov.com/states/home?region=us-gov-west-1',
  ],
])('an execution of arn:%s is looked at in its region’s console', (place, page) => {
  const executionUrl = createExecutionUrl(`arn:${place}:123456789012:stateMachine:nouhin-prod-order-delivery`)
  expect(executionUrl('k1-7-1')).toBe(
    `${page}#/v2/executions/details/arn:${place}:123456789012:execution:nouhin-prod-order-delivery:k1-7-1`,
  )
})
