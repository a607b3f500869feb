import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import aslValidator from 'asl-validator'
import * as errors from '../../lambdas/core/errors.ts'
import { toldErrors } from '../../statemachine/branches.ts'
import {
  lanes,
  type NodeId,
  nodes,
  type OutcomeDefinition,
  stateName,
  type TaskNode,
  taskDefinition,
  taskNodes,
} from '../../statemachine/process.ts'
import { definition, type Flow, humanStates, type State, states, statesOf, taskStates } from './definition.ts'

/** The ten nodes of 受注納品プロセス, kintone 連携 20230628, as its manual lists them. */
const nodesOfTheManual = [
  '1-1′.ライセンスキー修正',
  '1-1.ライセンスキー手配',
  '1-2.環境構築',
  '2.マニュアル送付手配',
  'x1.kintone取得',
  'x2′.件名設定(対応なし)',
  'x2.件名、ステータス、期限日時設定',
  'x3.kintone更新(pid、ステータス)',
  'x4.ステータス設定',
  'x5.kintone更新(ステータス)',
]

const sorted = (names: Iterable<string>) => [...names].toSorted()
const payloadOf = (state: State) => state.Arguments?.Payload ?? {}

describe('the definition', () => {
  it('is valid Amazon States Language', () => {
    const { isValid, errorsText } = aslValidator(JSON.parse(JSON.stringify(definition)), { checkArn: false })
    expect({ isValid, text: isValid ? '' : errorsText() }).toEqual({ isValid: true, text: '' })
  })

  it('has the ten nodes of the manual as its tasks, and no other task', () => {
    expect(sorted(taskStates.map(([name]) => name))).toEqual(sorted(nodesOfTheManual))
  })

  it('names each node’s state as process.ts does', () => {
    expect(sorted((Object.keys(nodes) as NodeId[]).map(stateName))).toEqual(sorted(nodesOfTheManual))
  })

  it('has no two states of one name', () => {
    expect(new Set(states.map(([name]) => name)).size).toBe(states.length)
  })

  it('stores nothing that is not UTF-8 as typed', () => {
    const text = readFileSync(new URL('../../statemachine/order-delivery.asl.json', import.meta.url), 'utf8')
    expect(text).not.toMatch(/\uFFFD/)
    expect(text).toBe(text.normalize('NFC'))
  })
})

describe('a human task', () => {
  it('waits for its token where process.ts defines a task, and nowhere else', () => {
    expect(sorted(humanStates.map(([name]) => name))).toEqual(sorted(taskNodes.map(stateName)))
  })

  it('has no timeout: deadlines are kept outside the state machine', () => {
    for (const [, state] of humanStates) {
      expect(state).not.toHaveProperty('TimeoutSeconds')
      expect(state).not.toHaveProperty('HeartbeatSeconds')
    }
  })

  it('hands over its token and which try of the state it is', () => {
    for (const [, state] of humanStates)
      expect(payloadOf(state)).toMatchObject({
        token: '{% $states.context.Task.Token %}',
        redrive: expect.stringContaining('$states.context.Execution.RedriveCount'),
        retry: expect.stringContaining('$states.context.State.RetryCount'),
      })
  })

  it.each(taskNodes)('%s leads by each outcome to the task that the outcome names', (node) => {
    const state = stateOf(node)
    const following = Object.values(taskDefinition(node).outcomes).map(({ error, next }: OutcomeDefinition) => ({
      error,
      next: next && stateName(next),
    }))
    const caught = (state?.Catch ?? []).flatMap(({ ErrorEquals, Next }) =>
      ErrorEquals.map((error) => ({ error, next: Next })),
    )
    expect([{ error: undefined, next: state?.Next }, ...caught]).toEqual(following)
    expect(state?.End).toBe(state?.Next === undefined ? true : undefined)
  })

  it.each(taskNodes)('%s never tries again what its outcomes are told as', (node) => {
    const told = Object.values(taskDefinition(node).outcomes).flatMap(({ error }: OutcomeDefinition) => error ?? [])
    const [first] = stateOf(node)?.Retry ?? []
    expect(first).toMatchObject({ ErrorEquals: expect.arrayContaining(told), MaxAttempts: 0 })
  })

  const stateOf = (node: TaskNode) => new Map(humanStates).get(stateName(node))
})

describe('every task', () => {
  it.each(Object.entries(nodes))('%s says its lane first', (id, { lane }) => {
    const comment = states.find(([name]) => name === stateName(id as NodeId))?.[1].Comment
    expect(comment).toMatch(new RegExp(`^\\[${lane}\\] `))
  })

  it('of a human lane is a human task', () => {
    const human = Object.entries(nodes).filter(([, { lane }]) => lane !== 'システム連携')
    expect(sorted(human.map(([id]) => id))).toEqual(sorted(taskNodes))
  })

  it('belongs to one of the four lanes of the manual', () => {
    expect(Object.keys(lanes)).toEqual(['システム連携', 'ライセンス担当', '構築担当', '送付担当'])
  })

  it('is handed ids only', () => {
    for (const [name, state] of taskStates) {
      const allowed = ['pid', 'node', 'round', 'token', 'redrive', 'retry', 'knows']
      expect([name, Object.keys(payloadOf(state)).filter((key) => !allowed.includes(key))]).toEqual([name, []])
      expect(`${payloadOf(state).node}`).toBe(name.slice(0, name.indexOf('.')))
    }
  })

  it('that writes to kintone tells which errors its definition knows, and never tries them again', () => {
    const knowing = taskStates.filter(([, state]) => payloadOf(state).knows !== undefined)
    expect(sorted(knowing.map(([name]) => name.slice(0, 2)))).toEqual(['x3', 'x5'])
    for (const [, { Retry = [], ...state }] of knowing) {
      expect(payloadOf(state as State).knows).toEqual(['KintoneRecordRefused'])
      expect(Retry[0]).toMatchObject({ ErrorEquals: expect.arrayContaining(['KintoneRecordRefused']), MaxAttempts: 0 })
    }
  })

  it('names its function by a placeholder', () => {
    const functions = new Set(taskStates.map(([, state]) => state.Arguments?.FunctionName))
    expect(sorted([...functions].map(String))).toEqual([
      `\${FetchRecordFunction}`,
      `\${OpenTaskFunction}`,
      `\${SetVariablesFunction}`,
      `\${UpdateRecordFunction}`,
    ])
  })
})

describe('variables of the state machine', () => {
  it('are never assigned in a branch and outside of it', () => {
    const assignedOutside = (flow: Flow) =>
      Object.values(flow.States).flatMap((state) => Object.keys(state.Assign ?? {}))
    const clashes = (flow: Flow, outer: string[]): string[] => {
      const own = assignedOutside(flow)
      return [
        ...own.filter((name) => outer.includes(name)),
        ...Object.values(flow.States).flatMap((state) =>
          (state.Branches ?? []).flatMap((branch) => clashes(branch, [...outer, ...own])),
        ),
      ]
    }
    expect(clashes(definition, [])).toEqual([])
  })

  it('hold ids, a yes or no, and the round', () => {
    const names = new Set(states.flatMap(([, state]) => Object.keys(state.Assign ?? {})))
    expect(sorted(names)).toEqual(['pid', 'round', 'sendManual'])
  })

  it('of a branch are used inside of it only', () => {
    const branches = definition.States.納品作業?.Branches ?? []
    const outside = statesOf({ ...definition, States: { ...definition.States, 納品作業: { Type: 'Parallel' } } })
    const [, second] = branches
    expect(JSON.stringify(outside)).not.toContain('$round')
    expect(JSON.stringify(second)).not.toContain('$round')
  })
})

describe('retries', () => {
  const retriers = taskStates.map(([name, state]) => [name, state.Retry ?? []] as const)
  const kintoneErrors = ['KintoneConflict', 'KintoneRecordGone', 'KintoneSetupError', 'KintoneAccessError']

  it.each(retriers)('of %s: named errors not at all, then everything else', (_, [named, rest, ...more]) => {
    expect(named).toMatchObject({ MaxAttempts: 0 })
    expect(named?.ErrorEquals).toEqual(expect.arrayContaining([...kintoneErrors, 'OrderEnded', 'OrderNotFound']))
    expect(rest?.ErrorEquals).toEqual(['States.ALL'])
    expect(more).toEqual([])
  })

  it.each(retriers)('of %s last about two days and stay under 1,000 events', (_, [, rest]) => {
    const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Infinity, MaxAttempts = 3 } = rest ?? {}
    const waits = Array.from({ length: MaxAttempts }, (_, n) =>
      Math.min(IntervalSeconds * BackoffRate ** n, MaxDelaySeconds),
    )
    const days = waits.reduce((sum, seconds) => sum + seconds, 0) / (24 * 60 * 60)
    expect(days).toBeGreaterThan(1.9)
    expect(days).toBeLessThan(2.1)
    expect((MaxAttempts + 1) * 3).toBeLessThan(1000)
  })

  it('name errors that leave handlers, or that answers are told as, by that very name', () => {
    const names = new Set(
      states.flatMap(([, state]) =>
        [...(state.Retry ?? []), ...(state.Catch ?? [])].flatMap((rule) => rule.ErrorEquals),
      ),
    )
    names.delete('States.ALL')
    for (const name of toldErrors) names.delete(name)
    const thrown: string[] = Object.values(errors).map((ErrorClass) => new ErrorClass().name)
    expect([...names].filter((name) => !thrown.includes(name))).toEqual([])
  })

  it('leave Withdrawn to x3’s way to x2′', () => {
    expect(definition.States['x3.kintone更新(pid、ステータス)']?.Catch).toEqual([
      { ErrorEquals: ['Withdrawn'], Next: 'x2′.件名設定(対応なし)' },
    ])
  })
})

describe('errors', () => {
  const source = readFileSync(new URL('../../lambdas/core/errors.ts', import.meta.url), 'utf8')

  it.each(Object.keys(errors))('%s has its name as a literal, which bundlers keep', (name) => {
    expect(source).toMatch(new RegExp(`override readonly name(: string)? = '${name}'`))
  })
})
