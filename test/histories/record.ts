import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { readDefinition } from '../../embedded/definition.ts'
import { createExecutions } from '../../embedded/executions.ts'
import { executionArn } from '../../embedded/state-machine/arn.ts'
import { createStateMachine } from '../../embedded/state-machine/create-state-machine.ts'
import { commitTo, createTestIds } from '../embedded/state-machine/bench.ts'
import { createTestClock } from '../embedded/state-machine/test-clock.ts'
import { createPlace, pid } from './place.ts'
import { fileOf, hashOfDefinition, historiesOf, type RecordedHistory, versions } from './recorded-history.ts'
import { type Step, type Story, stories } from './stories.ts'

/**
 * `node test/histories/record.ts`: keeps how orders go by today's definition, as the next version beside the older ones,
 * which stay as they are: executions that were started by them may go on for a year.
 */
const machineName = 'order-delivery'
const definition = hashOfDefinition()
const known = versions().find((version) => historiesOf(version).some((history) => history.definition === definition))
const version = known ?? `v${versions().length + 1}`

async function record({ name, record: start, before = [], during, steps }: Story): Promise<RecordedHistory> {
  const deeds: RecordedHistory['deeds'] = []
  const db = new DatabaseSync(':memory:')
  const machine = createStateMachine({
    name: machineName,
    definition: await readDefinition(),
    db,
    commit: commitTo(db),
    clock: createTestClock(),
    ids: createTestIds(),
    async invoke(functionName, payload) {
      const { node } = payload as { node: string }
      if (during?.node === node) {
        const scheduled = (await events()).findLast(({ type }) => type === 'TaskScheduled')
        deeds.push({ before: scheduled?.id ?? 1, deed: during.deed })
        await place.perform(during.deed)
      }
      return place.invoke(functionName, payload)
    },
    onExecutionEnded: ({ status }) =>
      void ends.push(place.invoke('ExecutionEndedFunction', { detail: { name: pid, status } })),
  })
  const ends: Promise<unknown>[] = []
  const execution = { executionArn: executionArn(machineName, pid) }
  const events = async () => (await machine.getExecutionHistory({ ...execution, maxResults: 1_000 })).events
  const place = createPlace(start, () => createExecutions(machine, machineName))

  const calm = async () => {
    await machine.idle()
    await Promise.all(ends)
  }
  const take = async (step: Step) => {
    if (step.kind === 'stop') await machine.stopExecution(execution)
    else if (step.kind === 'redrive') await machine.redriveExecution(execution)
    else {
      const last = (await events().catch(() => [])).length
      deeds.push({ before: last + 1, deed: step })
      await place.perform(step)
    }
  }

  await machine.start()
  for (const deed of before) await take(deed)
  await place.start()
  for (const step of steps) {
    await calm()
    await take(step)
  }
  await calm()
  const history = { name, definition, record: start, deeds, events: await events(), end: await place.end() }
  await machine.close()
  db.close()
  return history
}

for (const story of stories) {
  const file = fileOf(version, story.name)
  if (existsSync(file)) console.log(`${version}/${story.name} stays as it was recorded`)
  else {
    mkdirSync(new URL('./', file), { recursive: true })
    const history = await record(story)
    writeFileSync(file, `${JSON.stringify(history, undefined, 2)}\n`)
    console.log(`${version}/${story.name}: ${history.events.length} events, ${JSON.stringify(history.end)}`)
  }
}
