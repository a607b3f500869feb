import fc from 'fast-check'

/** `NOUHIN_SOAK=1` for many more inputs, `NOUHIN_FUZZ_RUNS` for as many as that; `NOUHIN_FUZZ_SEED` for other ones. */
const { NOUHIN_SOAK: soak, NOUHIN_FUZZ_RUNS: asked, NOUHIN_FUZZ_SEED: chosen } = process.env
const isSoak = soak === '1'
const numRuns = asked ? Number(asked) : isSoak ? 200_000 : 5_000
const seed = chosen ? Number(chosen) : 20_260_401

/** Tries the property on as many inputs as asked for. What fails is told with its seed and its smallest input. */
export async function check<Input>(input: fc.Arbitrary<Input>, holds: (input: Input) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(input, holds), { numRuns, seed, endOnFailure: false })
}
