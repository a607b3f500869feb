import { describe, expect, it } from '@jest/globals'
import { branches, openerOfRound } from '../../statemachine/branches.ts'

describe('the branches of the process', () => {
  it('begin where no task leads, and list their tasks as one round takes them', () => {
    expect([...branches].sort()).toEqual([['1-1', '1-1′', '1-2'], ['2']])
  })
  it('go round again only by what was sent back', () => {
    expect((['1-1', '1-2', '1-1′', '2'] as const).map(openerOfRound)).toEqual([undefined, undefined, '1-2', undefined])
  })
})
