import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { readStage } from '../../lib/stage.ts'
import { settingsInput } from '../builders/settings.ts'

const folder = `${mkdtempSync(join(tmpdir(), 'stages-'))}/`
afterAll(() => rmSync(folder, { recursive: true }))

const write = (name: string, content: unknown) =>
  writeFileSync(`${folder}${name}.json`, typeof content === 'string' ? content : JSON.stringify(content))
const deployable = {
  kintone: { domain: 'example.cybozu.com' },
  mail: { from: '納品 <nouhin@example.jp>', ops: ['ops@example.jp'] },
}

describe('a stage', () => {
  it('is its settings file, without the line for editors', () => {
    write('office', { $schema: './settings.schema.json', ...settingsInput(deployable) })
    expect(readStage('office', folder)).toMatchObject({
      name: 'office',
      content: settingsInput(deployable),
      settings: { kintone: { domain: 'example.cybozu.com', appId: '1' } },
      keepsData: true,
      lacks: [],
    })
    expect(readStage('office', folder).content).not.toHaveProperty('$schema')
  })

  it('must have a file', () => {
    write('office', settingsInput(deployable))
    expect(() => readStage('ofice', folder)).toThrow(
      /ofice\.json.*\n.*there must be one for the stage; stages are office/,
    )
  })

  it('with wrong settings is refused by key and rule', () => {
    write('wrong', { ...settingsInput(deployable), deadline: { time: '25:00' } })
    expect(() => readStage('wrong', folder)).toThrow(/wrong\.json.*\n.*deadline\.time: .* \/ a time of day/)
    write('broken', '{')
    expect(() => readStage('broken', folder)).toThrow(/broken\.json.*\n.*valid JSON/)
  })

  it('must name a real kintone, a sender that SES can verify and somebody to tell of failures', () => {
    write('local', settingsInput({ mail: { ops: [], smtp: { host: 'smtp.example.jp' } } }))
    expect(() => readStage('local', folder)).toThrow(
      /kintone\.domain: .*\n.*mail\.from: .*\n.*mail\.ops: .*\n.*mail\.smtp: .* \/ left out/,
    )
  })

  it('called demo may lack them, as it is there to look at, and keeps nothing', () => {
    expect(readStage('demo')).toMatchObject({
      keepsData: false,
      lacks: [{ key: 'kintone.domain' }, { key: 'mail.from' }],
    })
  })
})
