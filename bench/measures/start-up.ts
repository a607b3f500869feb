import { ask, expectOk } from '../driver/client.ts'
import { median } from '../driver/figures.ts'
import type { World } from '../driver/world.ts'
import { withTarget } from '../targets/fresh.ts'
import { product } from '../targets/target.ts'

/** Milliseconds from the start of the process to its first answered request; of a folder, or of fresh data. */
export async function measureStartUp(world: World, runs: number, data?: string): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const began = performance.now()
    await withTarget(
      product,
      world,
      async ({ url }) => {
        await expectOk(ask(`${url}/style.css`, 'GET'), 'the style sheet')
        times.push(performance.now() - began)
      },
      data,
    )
  }
  return median(times)
}
