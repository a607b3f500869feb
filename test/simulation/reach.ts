import { newWorld, simulate } from './simulate.ts'
import { stories } from './stories.ts'

/** Every (function, port, method) that the stories call, with the first story that does. */
export async function sitesReached(): Promise<Map<string, string>> {
  const reached = new Map<string, string>()
  for (const [name, story] of Object.entries(stories)) {
    const world = newWorld()
    await simulate(story, world)
    for (const site of world.faults.seen) if (!reached.has(site)) reached.set(site, name)
  }
  return reached
}
