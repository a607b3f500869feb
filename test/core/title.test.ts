import { describe, expect, it } from '@jest/globals'
import { titleOf, titleOfNothingToDo } from '../../lambdas/core/title.ts'
import { anOrder } from '../builders/order.ts'

const named = anOrder({ variables: { q_customerName: '髙橋 凛', q_plan: 'スタンダード', q_memo: [] } })

describe('the title', () => {
  it('says whose order it is and which plan', () => {
    expect(titleOf(named)).toBe('髙橋 凛 様 / スタンダード')
  })

  it.each(['株式会社納品 御中', '株式会社納品様', '株式会社納品　様'])('has one 様 alone: %s', (q_customerName) => {
    expect(titleOf(anOrder({ variables: { q_customerName, q_memo: [] } }))).toBe('株式会社納品 様')
  })

  it.each(['餃子の王様', '餃子の王様 様', '餃子の王様　御中'])(
    'keeps the 様 that is the name’s own: %s',
    (q_customerName) => {
      expect(titleOf(anOrder({ variables: { q_customerName, q_memo: [] } }))).toBe('餃子の王様 様')
    },
  )

  it('says which record, when the name is missing', () => {
    expect(titleOf(anOrder({ recordId: '7' }))).toBe('レコード 7')
  })

  it('of an order with nothing to do says so', () => {
    expect(titleOfNothingToDo(named)).toBe('対応なし: 髙橋 凛 様')
  })
})
