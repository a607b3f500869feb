import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { World } from '../driver/world.ts'
import { startTarget, type Target } from './target.ts'

export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nouhin-bench-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Uses a target in a process of its own, on fresh data unless a folder is given. */
export function withTarget<T>(
  module: URL,
  world: World,
  use: (target: Target) => Promise<T>,
  data?: string,
): Promise<T> {
  if (data === undefined) return withFolder((folder) => withTarget(module, world, use, folder))
  return startTarget(module, world, data).then(async (target) => {
    try {
      return await use(target)
    } finally {
      await target.stop()
    }
  })
}
