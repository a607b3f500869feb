import { expect, it } from '@jest/globals'
import * as z from 'zod'
import { createEmfMetrics } from '../../../lambdas/adapters/aws/emf-metrics.ts'
import { during } from '../../../lambdas/adapters/aws/invocation.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
const directive = z.strictObject({
  Namespace: z.string().min(1).max(1024),
  Dimensions: z.array(z.array(z.string()).max(30)).min(1),
  Metrics: z.array(z.strictObject({ Name: z.string().regex(/^[ -~]+$/), Unit: z.enum(['Count', 'Seconds']) })).max(100),
})
const embedded = z.looseObject({
  _aws: z.strictObject({ Timestamp: z.int().positive(), CloudWatchMetrics: z.array(directive).length(1) }),
})

const now = () => new Date('2026-04-01T00:00:00Z')
function written(...given: Parameters<ReturnType<typeof createEmfMetrics>['put']>) {
  const lines: object[] = []
  createEmfMetrics({ service: 'nouhin-test', now, write: (fields) => void lines.push(fields) }).put(...given)
  expect(lines).toHaveLength(1)
  return embedded.parse(lines[0])
}

it('a line holds every value at its root, and names each with its unit', () => {
  const line = written({ OrdersFailed: 2, OldestTaskLicence: 3600 }, { repaired: 1 })
  expect(line).toMatchObject({ service: 'nouhin-test', OrdersFailed: 2, OldestTaskLicence: 3600, repaired: 1 })
  expect(line._aws).toEqual({
    Timestamp: Date.parse('2026-04-01T00:00:00Z'),
    CloudWatchMetrics: [
      {
        Namespace: 'Nouhin',
        Dimensions: [['service']],
        Metrics: [
          { Name: 'OrdersFailed', Unit: 'Count' },
          { Name: 'OldestTaskLicence', Unit: 'Seconds' },
        ],
      },
    ],
  })
})

it('a line says which call it is of', () => {
  const call = { cold_start: false, function_name: 'mail-events', function_request_id: 'r-1', correlation_id: 'k1-2-1' }
  expect(during(call, () => written({ MailsReturned: 1 }))).toMatchObject(call)
})
