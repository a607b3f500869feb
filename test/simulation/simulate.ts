import { someSettings } from '../builders/settings.ts'
import type { Command } from './acts.ts'
import { everyAcknowledgedAnswerStands, everyAnswerAdvancedItsOrder } from './invariants/answers.ts'
import { everyDecisionIsOnRecord, everyFailureIsOnRecordOnce } from './invariants/audit.ts'
import { everyProcessHasItsEpisode, noEpisodeIsLeft } from './invariants/episodes.ts'
import { everyRecordOfACancelWasGivenBack, everyWriteOnce } from './invariants/kintone-writes.ts'
import { everyLinkHeld, everyOfferInLine } from './invariants/links.ts'
import { everyMailOnce, everyOneWaitedForHasMail } from './invariants/mails.ts'
import { allIsQuiet } from './invariants/quiet.ts'
import { everyHeldRecordHasItsOrder, everyOrderHoldsItsRecord } from './invariants/records-held.ts'
import { createPeople, type People } from './people.ts'
import { perform } from './perform.ts'
import { comeToRest, finish } from './rest.ts'
import { createWorld, type World } from './world.ts'

const settings = someSettings()

export const newWorld = () => createWorld(settings)

/** Plays the commands, lets everything come to rest, checks, brings every order to its end, and checks again. */
export async function simulate(commands: readonly Command[], world = newWorld()): Promise<World> {
  const people = createPeople(world)
  world.scheduler.watchBy(() => everyOrderHoldsItsRecord(world))
  for (const command of commands) await perform(world, people, command)
  await comeToRest(world)
  await checkAtRest(world, people)
  await finish(world, people)
  await checkAtRest(world, people)
  noEpisodeIsLeft(world)
  world.close()
  return world
}

async function checkAtRest(world: World, people: People) {
  await allIsQuiet(world)
  await everyHeldRecordHasItsOrder(world)
  everyRecordOfACancelWasGivenBack(world)
  everyProcessHasItsEpisode(world)
  everyWriteOnce(world)
  await everyAcknowledgedAnswerStands(world, people)
  await everyAnswerAdvancedItsOrder(world)
  everyLinkHeld(world, people)
  everyOfferInLine(world)
  everyMailOnce(world)
  everyOneWaitedForHasMail(world)
  everyDecisionIsOnRecord(world)
  await everyFailureIsOnRecordOnce(world)
}
