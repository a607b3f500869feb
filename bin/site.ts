import type { KintoneAccess as Access } from '../lambdas/core/kintone-access.ts'
import type { Text } from '../lambdas/views/bilingual.ts'
import type { Settings } from '../settings/settings.ts'
import type { Check } from './doctor/check.ts'
import type { Office } from './office/office.ts'

/** Which installation a command is about. */
export interface SiteOptions {
  /** The data folder of one that runs on this machine. */
  data: string
  /** Its settings file. */
  settings: string
  /** The name of one on AWS; region and credentials come from where the AWS CLI takes them. */
  stage?: string
}

/** What kintone is reached by. */
export type KintoneAccess = Access & { settings: Settings['kintone'] }

/** One installation, on this machine or on AWS. What it cannot do, it refuses with CommandFailed. */
export interface Site {
  /** What only this kind of place has: settings, secrets, mail, and what was deployed. */
  check(): Promise<Check[]>
  /** Undefined where kintone is simulated; `token` in place of the one that is kept. @throws CommandFailed when there is none */
  kintone(token?: string): Promise<KintoneAccess | undefined>
  /** Its orders. */
  office(): Promise<Office>
  /** @returns what was written, and from when on it counts */
  pushSettings(): Promise<Text>
  backUp(file: string): Promise<{ orders: number; told: Text }>
  rotateKeys(): Promise<RotatedKeys>
  close(): Promise<void>
}

export interface RotatedKeys {
  /** The id of the key that signs new links. */
  current: string
  /** Ids of keys that links in use are signed with. */
  kept: string[]
  /** Ids of keys that no link in use needs any more. */
  dropped: string[]
  told: Text
}
