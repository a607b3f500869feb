import { parseSettings, type Settings, type SettingsInput } from '../../settings/settings.ts'

const one = (id: string, name: string) => ({ members: [{ id, name, email: `${id}@example.com` }] })

/** Small valid settings: two people for licences, one in each other lane, one for operations; `changes` replace whole sections. */
export const settingsInput = (changes: Partial<SettingsInput> = {}): SettingsInput => ({
  lanes: {
    ライセンス担当: { members: [...one('sato', '佐藤 葵').members, ...one('suzuki', '鈴木 蓮').members] },
    構築担当: one('takahashi', '髙橋 凛'),
    送付担当: one('tanaka', '田中 陽'),
  },
  mail: { ops: ['ops@example.com'] },
  ...changes,
})

export const someSettings = (changes: Partial<SettingsInput> = {}): Settings & { publicUrl: string } => ({
  ...parseSettings(settingsInput(changes)),
  publicUrl: 'https://nouhin.example.com',
})
