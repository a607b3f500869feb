import type * as globals from '@jest/globals'
import { endTest } from '../at-end-of-test.ts'

export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } =
  globalThis as unknown as typeof globals

// `setup.ts` has each test file load this module anew.
if (new URL(import.meta.url).search !== '') afterEach(endTest)
