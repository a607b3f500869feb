import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, realpath, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const checkout = fileURLToPath(new URL('../../', import.meta.url))
const modules = 'node_modules'
const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '.', `:!${modules}`]

/** Copies the checkout as it is now, with what is not committed yet, so that itself it stays untouched. */
export async function copyCheckout(folder: string): Promise<void> {
  const files = execFileSync('git', listing, { cwd: checkout, encoding: 'utf8' }).split('\0').filter(Boolean)
  for (const file of files) if (existsSync(join(checkout, file))) await cp(join(checkout, file), join(folder, file))
  await symlink(await realpath(join(checkout, modules)), join(folder, modules))
}
