import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { readEnvironment } from '../../../lambdas/adapters/aws/environment.ts'

const machine = 'arn:aws:states:ap-northeast-1:123456789012:stateMachine:nouhin-order-delivery'

describe('the environment', () => {
  const before = process.env
  beforeEach(() => {
    process.env = { TABLE_NAME: 'orders', STATE_MACHINE_ARN: machine, PATH: '/bin' }
  })
  afterEach(() => {
    process.env = before
  })

  it('is read by name, no more than asked for', () => {
    expect(readEnvironment('TABLE_NAME')).toEqual({ TABLE_NAME: 'orders' })
  })

  it('may lack what is optional', () => {
    expect(readEnvironment('PUBLIC_URL').PUBLIC_URL).toBeUndefined()
  })

  it('names all that is missing or malformed, without a value', () => {
    process.env.STATE_MACHINE_ARN = `${machine}:live`
    process.env.PUBLIC_URL = 'javascript:alert(1)'
    const read = () => readEnvironment('LINK_KEYS_SECRET', 'STATE_MACHINE_ARN', 'PUBLIC_URL')
    expect(read).toThrow(/LINK_KEYS_SECRET.*STATE_MACHINE_ARN: an ARN without alias.*PUBLIC_URL/)
    expect(read).not.toThrow(/alert|live/)
  })

  it('tells an alias from a state machine', () => {
    process.env.STATE_MACHINE_ALIAS_ARN = machine
    expect(() => readEnvironment('STATE_MACHINE_ALIAS_ARN')).toThrow(/an alias's ARN/)
  })
})
