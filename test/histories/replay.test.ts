import { describe, expect, it } from '@jest/globals'
import { definition, statesOf } from '../statemachine/definition.ts'
import { hashOfDefinition, historiesOf, versions } from './recorded-history.ts'
import { replay } from './replay.ts'
import { stories } from './stories.ts'

const recorded = versions().flatMap((version) => historiesOf(version).map((history) => ({ version, history })))

describe('executions that were started by an earlier definition', () => {
  it.each(recorded.map(({ version, history }) => [version, history.name, history] as const))(
    'go on with today’s handlers: %s, %s',
    async (_, __, history) => {
      await replay(history)
    },
  )

  it('would not go on if a payload’s key were named otherwise', async () => {
    for (const { history } of recorded) {
      const renamed = JSON.parse(JSON.stringify(history).replaceAll('\\"pid\\":', '\\"order\\":'))
      await expect(replay(renamed)).rejects.toThrow(/InvalidPayload/)
    }
  })
})

describe('today’s definition', () => {
  const ofToday = recorded.filter(({ history }) => history.definition === hashOfDefinition())

  it('has its histories: if not, `node test/histories/record.ts` adds them as the next version', () => {
    expect(ofToday.map(({ history }) => history.name).toSorted()).toEqual(stories.map(({ name }) => name).toSorted())
  })

  it('has every state in one of them', () => {
    const entered = ofToday.flatMap(({ history }) =>
      history.events.map(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name),
    )
    expect(
      statesOf(definition)
        .map(([name]) => name)
        .filter((name) => !entered.includes(name)),
    ).toEqual([])
  })
})
