import type { Text } from '../../lambdas/views/bilingual.ts'
import { CommandFailed } from '../command-failed.ts'
import { createAsker } from './ask.ts'

/** Whether somebody types yes. @throws CommandFailed where nobody can */
export async function confirmed([ja, en]: Text): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new CommandFailed([
      '確かめる人がいないため、何も変えていません。内容がよければ --yes を付けてください',
      'nobody is there to confirm, and nothing was changed; add --yes if it is as it should be',
    ])
  const asker = createAsker()
  try {
    return /^(y|yes|はい)$/i.test(await asker.ask([`${ja}? [はい/いいえ]`, `${en}? [y/n]`]))
  } finally {
    asker.close()
  }
}
