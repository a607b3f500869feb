import type { KintoneRestAPIClient } from '@kintone/rest-api-client'
import type * as z from 'zod'
import { createKintoneClient } from '../../lambdas/adapters/kintone/kintone.ts'
import { statusAndCode } from '../../lambdas/adapters/kintone/kintone-errors.ts'
import type { KintoneAccess } from '../../lambdas/core/kintone-access.ts'
import type { AppFields } from './compare-fields.ts'
import * as answers from './kintone-app-answers.ts'
import { kintoneTrouble, notKintone } from './kintone-trouble.ts'
import type { Plan } from './plan.ts'

type Given<Name extends 'addFormFields' | 'updateFormFields'> = Parameters<KintoneRestAPIClient['app'][Name]>[0]

export type DeployStatus = 'PROCESSING' | 'SUCCESS' | 'FAIL' | 'CANCEL'
export interface FieldsAt {
  fields: AppFields
  revision: string
}

/** One app of kintone, as its owner and a token see it. Everything throws KintoneTrouble. */
export interface KintoneApp {
  name(): Promise<string>
  fields(): Promise<FieldsAt>
  /** With what has been changed but not applied yet; needs a token with アプリ管理. */
  preview(): Promise<FieldsAt>
  /** Adds to the preview, if it still has this revision. @returns its new one */
  add(fields: Plan['add'], revision: string): Promise<string>
  /** Changes choices in the preview, if it still has this revision. @returns its new one */
  update(fields: Plan['update'], revision: string): Promise<string>
  /** Begins to apply the preview, or drops its changes. */
  deploy(revision: string): Promise<void>
  revert(revision: string): Promise<void>
  deployStatus(): Promise<DeployStatus>
  mayRead(): Promise<void>
  /** Writes nothing: it asks for a change of a record that is not there, at a revision that none has. */
  mayEdit(): Promise<void>
}

/** Beyond what a domain could have added. */
const noRecord = '2000000000'

export function openKintoneApp({ appId: app, ...access }: KintoneAccess & { appId: string }) {
  const client = createKintoneClient(access)
  const place = { appId: app, host: new URL(access.baseUrl).host }
  /** An answer of another shape is not kintone's, whatever its status. */
  const call = async <T>(shape: z.ZodType<T>, ask: () => Promise<unknown>): Promise<T> => {
    const answer = await ask().catch((error) => {
      throw kintoneTrouble(error, place)
    })
    const parsed = shape.safeParse(answer)
    if (!parsed.success) throw notKintone(place, { cause: parsed.error })
    return parsed.data
  }
  const fieldsAt = async (preview: boolean): Promise<FieldsAt> => {
    const { properties, revision } = await call(answers.form, () => client.app.getFormFields({ app, preview }))
    return { fields: properties, revision }
  }

  const kintoneApp: KintoneApp = {
    name: async () => (await call(answers.app, () => client.app.getApp({ id: app }))).name,
    fields: () => fieldsAt(false),
    preview: () => fieldsAt(true),
    async add(properties, revision) {
      const given = { app, properties, revision } as Given<'addFormFields'>
      return (await call(answers.changed, () => client.app.addFormFields(given))).revision
    },
    async update(properties, revision) {
      const given = { app, properties, revision } as Given<'updateFormFields'>
      return (await call(answers.changed, () => client.app.updateFormFields(given))).revision
    },
    deploy: async (revision) =>
      void (await call(answers.done, () => client.app.deployApp({ apps: [{ app, revision }] }))),
    revert: async (revision) =>
      void (await call(answers.done, () => client.app.deployApp({ apps: [{ app, revision }], revert: true }))),
    async deployStatus() {
      const { apps } = await call(answers.deploys, () => client.app.getDeployStatus({ apps: [app] }))
      return apps[0]?.status ?? 'SUCCESS'
    },
    mayRead: async () =>
      void (await call(answers.records, () => client.record.getRecords({ app, fields: ['$id'], query: 'limit 1' }))),
    async mayEdit() {
      const answer = await client.record.updateRecord({ app, id: noRecord, revision: 0, record: {} }).catch((error) => {
        const { code } = statusAndCode(error)
        if (code === 'GAIA_RE01' || code === 'GAIA_CO02') return undefined
        throw kintoneTrouble(error, place)
      })
      // kintone cannot have done what it was asked.
      if (answer !== undefined) throw notKintone(place)
    },
  }
  return kintoneApp
}
