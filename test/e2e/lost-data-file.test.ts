import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'
import { atEndOfTest } from '../at-end-of-test.ts'
import { startNouhin } from './command.ts'
import { lastWords, ordersAt, turnOne } from './full-disk.ts'
import { until } from './until.ts'

const wasPutBack = /^nouhin: .*消されたので、中身を書き戻しました.* \/ .*has been put back\..*run it again\.$/
const isElsewhere = /^nouhin: .*移されたか、置き換えられました.* \/ .*was moved or replaced while Nouhin ran\..*$/

/** An order, then what is done to the data file under the process, and the orders of the start after that was mended. */
async function play(harm: (data: string) => Promise<unknown>, mend: (data: string) => Promise<unknown>) {
  const folder = await mkdtemp(join(tmpdir(), 'nouhin-lost-'))
  atEndOfTest(() => rm(folder, { recursive: true }))
  const [data, port] = [join(folder, 'data'), await freePort()]
  const [url, start] = [`http://localhost:${port}`, ['start', '--data', data, '--port', `${port}`]]
  const place = startNouhin(start)
  await place.says('Ctrl-C')
  await turnOne(url)
  const acknowledged = await until(
    () => ordersAt(url),
    (found) => found.length > 0,
  )
  await copyFile(join(data, 'secrets.json'), join(folder, 'secrets.json'))
  await harm(data)
  await turnOne(url)
  const { code, stderr } = await place.ended
  const isBack = existsSync(join(data, 'nouhin.sqlite'))
  await mend(data)
  await copyFile(join(folder, 'secrets.json'), join(data, 'secrets.json'))

  const again = startNouhin(start)
  await again.says('Ctrl-C')
  const orders = await ordersAt(url)
  return { code, words: lastWords(stderr), isBack, keeps: acknowledged.every((pid) => orders.includes(pid)), again }
}

const nothing = async () => {}

it.each<[string, (data: string) => Promise<unknown>]>([
  ['with its folder', (data) => rm(data, { recursive: true })],
  ['alone', (data) => rm(join(data, 'nouhin.sqlite'))],
  ['but for what a checkpoint took in', (data) => rm(join(data, 'nouhin.sqlite-wal'))],
])(
  'a data file that is deleted %s while it is at work is put back, and nobody is told of what it lacks',
  async (_, harm) => {
    const { again, ...seen } = await play(harm, nothing)
    await again.end()
    expect(seen).toEqual({ code: 2, words: [expect.stringMatching(wasPutBack)], isBack: true, keeps: true })
  },
)

it.each<[string, string, boolean]>([
  ['with its folder', '.', false],
  ['alone, and another put there', 'nouhin.sqlite', true],
])(
  'a data file that is moved away %s ends the process with one line, and goes on once it is back',
  async (_, what, isReplaced) => {
    const aside = (data: string) => `${join(data, what)}-moved`
    const { again, ...seen } = await play(
      async (data) => {
        await rename(join(data, what), aside(data))
        if (isReplaced) await copyFile(aside(data), join(data, what))
      },
      async (data) => {
        await rm(join(data, what), { force: true })
        await rename(aside(data), join(data, what))
      },
    )
    await again.end()
    expect(seen).toEqual({ code: 2, words: [expect.stringMatching(isElsewhere)], isBack: isReplaced, keeps: true })
  },
)
