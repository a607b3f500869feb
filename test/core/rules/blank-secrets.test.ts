import { describe, expect, it } from '@jest/globals'
import { orderSchema } from '../../../lambdas/core/order.ts'
import { attentionAt } from '../../../lambdas/core/rules/attention.ts'
import { blankedSecrets, blankSecrets, retireSecrets } from '../../../lambdas/core/rules/blank-secrets.ts'
import { variables as definitions } from '../../../statemachine/variables.ts'
import { anEnteredOrder } from '../../builders/running-order.ts'
import { anAnswer, anAnsweredTask, byKey } from '../../builders/task.ts'
import { decidedOrder, expectUnchanged } from './expect-decided.ts'

const now = new Date('2026-04-01T00:00:00.000Z')
const later = new Date('2026-05-01T00:00:00.000Z')
const secrets = { q_licenseKey: 'KEY-ONE-1111', q_password: 'first-Passw0rd' }
const memo = (text: string) => ({ at: now.toISOString(), by: '佐藤 葵', node: '1-1', round: 1, text })
const variables = { q_id: 'C-1', q_accessUrl: 'https://service.example.com/', q_memo: [], ...secrets }
const ended = (changes: Parameters<typeof anEnteredOrder>[0] = {}) =>
  anEnteredOrder({ status: 'closed', endedAt: now.toISOString(), variables, ...changes })
const due = ended({ blankSecretsAt: later.toISOString() })

describe('an order that ends', () => {
  it('is to lose its secrets so many days later', () => {
    const order = retireSecrets(ended(), { afterDays: 30, now })
    expect(order).toEqual({ ...ended(), blankSecretsAt: later.toISOString() })
    expect(attentionAt(order)).toEqual(later)
  })

  it('with 0 days loses them at once, and patrol has nothing to come back for', () => {
    const order = retireSecrets(ended(), { afterDays: 0, now })
    expect(order.variables).toEqual({ q_id: 'C-1', q_accessUrl: 'https://service.example.com/', q_memo: [] })
    expect(attentionAt(order)).toBeUndefined()
  })

  it.each([0, 30])('without secrets is left as it is, with %d days', (afterDays) => {
    const order = ended({ variables: { q_id: 'C-1', q_memo: [] } })
    expect(retireSecrets(order, { afterDays, now })).toBe(order)
  })
})

describe('the secrets of an ended order', () => {
  it('are blanked when their time has come: every variable that is a secret, and no other', () => {
    const codes = Object.keys(definitions).filter((code) => code !== 'q_memo')
    const full = { ...Object.fromEntries(codes.map((code) => [code, `value of ${code}`])), q_memo: [] }
    const order = decidedOrder(blankSecrets({ ...due, variables: full }, { now: later }))
    const gone = codes.filter((code) => !(code in order.variables))
    expect(gone).toEqual(codes.filter((code) => 'secret' in definitions[code as keyof typeof definitions]))
    expect(gone).toHaveLength(2)
  })

  it('leave one event with their codes, and nothing for patrol', () => {
    const order = decidedOrder(blankSecrets(due, { now: later }))
    expect(order.events).toEqual([
      {
        at: later.toISOString(),
        type: 'secrets-blanked',
        data: { q_licenseKey: 'blanked', q_password: 'blanked' },
      },
    ])
    expect(blankedSecrets(order)).toEqual(['q_licenseKey', 'q_password'])
    expect(attentionAt(order)).toBeUndefined()
    expectUnchanged(order, blankSecrets(order, { now: later }))
  })

  it('are blanked no moment earlier', () => {
    expectUnchanged(due, blankSecrets(due, { now: new Date(later.getTime() - 1) }))
  })

  it('take along every place in which somebody had quoted one', () => {
    const order = decidedOrder(
      blankSecrets(
        {
          ...due,
          status: 'cancelled',
          title: `納品 ${secrets.q_licenseKey}`,
          cancel: { at: '', by: 'ops', reason: `${secrets.q_password} が漏れた`, dueAt: '', step: 'finished' },
          variables: { ...variables, q_memo: [memo(`キーは ${secrets.q_licenseKey} です`), memo('特になし')] },
          tasks: byKey(
            anAnsweredTask({ answer: anAnswer({ outcome: 'returned', reason: `${secrets.q_password} が違う` }) }),
          ),
        },
        { now: later },
      ),
    )
    for (const secret of Object.values(secrets)) expect(JSON.stringify(order)).not.toContain(secret)
    expect(order.variables.q_memo.map(({ text }) => text)).toEqual(['キーは •••• です', '特になし'])
    expect(order.title).toBe('納品 ••••')
  })

  it.each(['running', 'failed', 'closing', 'cancelling'] as const)('stay while the order is %s', (status) => {
    const order = { ...due, status }
    expectUnchanged(order, blankSecrets(order, { now: later }))
  })

  it('of an order that ended without such a moment stay, and patrol is not asked for', () => {
    const order = orderSchema.parse(JSON.parse(JSON.stringify(ended())))
    expectUnchanged(order, blankSecrets(order, { now: later }))
    expect([attentionAt(order), blankedSecrets(order)]).toEqual([undefined, []])
  })
})
