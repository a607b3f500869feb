import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { freePort } from '../../bin/free-port.ts'
import { atEndOfTest } from '../at-end-of-test.ts'
import { createDesk } from './kintone-desk.ts'
import { startPlaceProcess } from './place-process.ts'
import { until } from './until.ts'

const field = 'k_メールアドレス'

it('an order that kintone refuses goes on once its record was mended, though the process was killed', async () => {
  const data = await mkdtemp(join(tmpdir(), 'nouhin-kill-'))
  atEndOfTest(() => rm(data, { recursive: true }))
  const port = await freePort()
  const killed = startPlaceProcess(data, port)
  await killed.started
  const { url } = killed
  const kintone = createDesk(url)
  const cases = async () => {
    const answered = await fetch(`${url}/console`, { headers: { accept: 'application/json' } })
    return ((await answered.json()) as { open: { status: string; failure?: unknown; tasks: { node: string }[] }[] })
      .open
  }
  await kintone.trouble('maintenance')
  const recordId = await kintone.add({ [field]: '', k_ステータス: '2_対応要' })
  await kintone.require(field)
  await kintone.trouble()
  await fetch(`${url}/clock`, {
    method: 'POST',
    body: new URLSearchParams({ seconds: '30' }),
    headers: { origin: url },
  })
  const [stopped] = await until(cases, ([order]) => order?.status === 'failed')
  expect(stopped).toMatchObject({ failure: { refused: { fields: [{ code: field, says: ['必須です。'] }] } } })

  killed.kill()
  await killed.ended
  const place = startPlaceProcess(data, port)
  await place.started
  try {
    expect((await cases())[0]).toMatchObject({ status: 'failed', failure: { error: 'KintoneRecordRefused' } })
    await kintone.edit(recordId, { [field]: 'ichiro@example.com' })
    const [running] = await until(cases, ([order]) => order?.status === 'running' && order.tasks.length > 0)
    expect(running).not.toHaveProperty('failure')
  } finally {
    await place.stop()
  }
})
