/** What the Amazon States Language (https://states-language.net) asks of a definition, and what this engine refuses of it. */
import { describe, expect, it } from '@jest/globals'
import { loadDefinition } from '../../../embedded/state-machine/definition/load-definition.ts'
import { UnsupportedDefinition } from '../../../embedded/state-machine/errors.ts'
import { branch, callback, invoke, parallel, pass } from './states.ts'

const definition = (states: Record<string, unknown>, fields: Record<string, unknown> = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0],
  States: states,
  ...fields,
})

/** The problems that the definition is refused for, as one text. */
const refusal = (source: unknown): string => {
  try {
    loadDefinition(source)
  } catch (error) {
    if (error instanceof UnsupportedDefinition) return error.problems.join('\n')
    throw error
  }
  return ''
}

describe('loadDefinition', () => {
  it('takes every supported field', () => {
    const all = definition(
      {
        A: invoke('f', {
          Comment: 'c',
          QueryLanguage: 'JSONata',
          Assign: { 変数: 1 },
          Output: {},
          TimeoutSeconds: '{% 1 %}',
          Retry: [
            { ErrorEquals: ['E'], MaxAttempts: 0 },
            {
              ErrorEquals: ['States.ALL'],
              IntervalSeconds: 5,
              BackoffRate: 2,
              MaxDelaySeconds: 600,
              JitterStrategy: 'FULL',
            },
          ],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C', Assign: { e: 1 }, Output: {} }],
          Next: 'P',
        }),
        P: parallel([branch({ 'x2′.件名設定(対応なし)': callback('f') })], { Arguments: {}, Next: 'C' }),
        C: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'S' }], Default: 'F' },
        S: { Type: 'Succeed', Output: 1 },
        F: { Type: 'Fail', Error: 'E', Cause: 'C' },
      },
      { Comment: 'c', TimeoutSeconds: 10 },
    )
    expect(refusal(all)).toBe('')
  })

  it.each([
    'InputPath',
    'OutputPath',
    'Parameters',
    'ResultPath',
    'ResultSelector',
    'HeartbeatSeconds',
    'Credentials',
    'TimeoutSecondsPath',
  ])('refuses %s with the names of state and field', (field) => {
    expect(refusal(definition({ 仕事: invoke('f', { [field]: '$' }) }))).toBe(
      `State '仕事': the field '${field}' is not supported`,
    )
  })

  it('names the state in a branch', () => {
    const source = definition({ P: parallel([branch({ Inner: pass({ Result: 1 }) })]) })
    expect(refusal(source)).toBe("State 'Inner': the field 'Result' is not supported")
  })

  it('refuses another type of state, another resource, another query language', () => {
    expect(refusal(definition({ M: { Type: 'Map', End: true } }))).toContain("State 'M': the field 'Type'")
    expect(refusal(definition({ A: { ...invoke('f'), Resource: 'arn:aws:states:::sqs:sendMessage' } }))).toContain(
      "State 'A': the field 'Resource'",
    )
    expect(refusal(definition({ A: pass({ QueryLanguage: 'JSONPath' }) }))).toContain(
      "State 'A': the field 'QueryLanguage'",
    )
    expect(refusal({ StartAt: 'A', States: { A: pass() } })).toContain("The state machine: the field 'QueryLanguage'")
  })

  it('refuses unknown fields of the machine, of retriers and of catchers', () => {
    expect(refusal(definition({ A: pass() }, { Version: '1.0' }))).toBe(
      "The state machine: the field 'Version' is not supported",
    )
    expect(refusal(definition({ A: invoke('f', { Retry: [{ ErrorEquals: ['E'], Odd: 1 }] }) }))).toBe(
      "State 'A': the field 'Retry.0.Odd' is not supported",
    )
    expect(
      refusal(definition({ A: invoke('f', { Catch: [{ ErrorEquals: ['E'], Next: 'A', ResultPath: '$' }] }) })),
    ).toBe("State 'A': the field 'Catch.0.ResultPath' is not supported")
  })

  it.each([
    ['StartAt', definition({ A: pass() }, { StartAt: 'X' })],
    ['Next', definition({ A: pass({ Next: 'X' }) })],
    ['Default', definition({ A: { Type: 'Choice', Choices: [{ Condition: true, Next: 'A' }], Default: 'X' } })],
    ['Choices[0].Next', definition({ A: { Type: 'Choice', Choices: [{ Condition: true, Next: 'X' }] } })],
    ['Catch[0].Next', definition({ A: invoke('f', { Catch: [{ ErrorEquals: ['E'], Next: 'X' }] }) })],
  ])('refuses a %s that names no state', (field, source) => {
    expect(refusal(source)).toContain(`${field} names 'X', which is no state here`)
  })

  it('refuses a branch that leads out of itself', () => {
    expect(
      refusal(definition({ P: parallel([branch({ A: pass({ Next: 'B' }) })], { Next: 'B' }), B: pass() })),
    ).toContain("State 'A': Next names 'B'")
  })

  it('refuses a state that neither ends nor goes on, or does both', () => {
    expect(refusal(definition({ A: { Type: 'Pass' } }))).toContain('exactly one of Next and End')
    expect(refusal(definition({ A: { Type: 'Pass', End: true, Next: 'A' } }))).toContain('exactly one of Next and End')
  })

  it('refuses States.ALL in company or before the end', () => {
    const retry = (...Retry: unknown[]) => refusal(definition({ A: invoke('f', { Retry }) }))
    expect(retry({ ErrorEquals: ['States.ALL', 'E'] })).toContain('must stand alone')
    expect(retry({ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['E'] })).toContain('must be in the last entry')
  })

  it('refuses a Wait without its one moment', () => {
    expect(refusal(definition({ W: { Type: 'Wait', End: true } }))).toContain('exactly one of Seconds and Timestamp')
  })

  it('refuses JSONata that does not parse, and $eval, by field', () => {
    expect(refusal(definition({ A: pass({ Output: { a: ['{% 1 + %}'] } }) }))).toContain(
      "State 'A': the field 'Output/a[0]'",
    )
    expect(refusal(definition({ A: pass({ Assign: { v: "{% $eval('1') %}" } }) }))).toContain('$eval is not available')
  })

  it('refuses a branch that assigns a variable of the scope around it', () => {
    const source = definition({ P: parallel([branch({ A: pass({ Assign: { v: 1 } }) })], { Assign: { v: 2 } }) })
    expect(refusal(source)).toBe("State 'A': Assign 'v' belongs to the outer scope")
  })

  it('refuses the reserved name states and names that are no identifiers', () => {
    expect(refusal(definition({ A: pass({ Assign: { states: 1 } }) }))).toContain("Assign 'states'")
    expect(refusal(definition({ A: pass({ Assign: { 'a.b': 1 } }) }))).toContain("Assign 'a.b'")
  })

  it('refuses two states of one name, in branches too', () => {
    const source = definition({ P: parallel([branch({ A: pass() }), branch({ A: pass() })]) })
    expect(refusal(source)).toBe("State 'A': another state has this name")
  })

  it('tells all problems at once', () => {
    expect(refusal(definition({ A: pass({ Next: 'X' }), B: pass({ Next: 'Y' }) })).split('\n')).toHaveLength(2)
  })
})
