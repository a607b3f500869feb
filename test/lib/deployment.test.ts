import { describe, expect, it } from '@jest/globals'
import { readDeployment } from '../../lib/deployment.ts'

const certificateArn = 'arn:aws:acm:ap-northeast-1:123456789012:certificate/0a1b2c3d-0a1b'
const read = (options: Record<string, unknown>) => readDeployment((key) => options[key])

describe('the options of a deployment', () => {
  it('are the demo, with a sender of its own and any way out, when nothing is said', () => {
    expect(read({})).toEqual({ stage: 'demo', ses: 'address', egress: 'any' })
  })

  it('are taken as given', () => {
    const options = { stage: 'prod', ses: 'existing', egress: 'fixed', domain: 'nouhin.example.jp', certificateArn }
    expect(read(options)).toEqual({
      stage: 'prod',
      ses: 'existing',
      egress: 'fixed',
      domain: { name: 'nouhin.example.jp', certificateArn },
    })
  })

  it.each([
    [{ stage: '../prod' }, /stage: a name like prod/],
    [{ ses: 'none' }, /ses: one of address, domain, existing/],
    [{ egress: 'nat' }, /egress: one of any, fixed/],
    [{ domain: 'https://nouhin.example.jp', certificateArn }, /domain: a host name/],
    [{ domain: 'nouhin.example.jp' }, /certificateArn: the ARN of an ACM certificate/],
    [{ certificateArn }, /domain: a host name/],
  ])('are refused by key and rule: %j', (options, rule) => {
    expect(() => read(options)).toThrow(rule)
  })
})
