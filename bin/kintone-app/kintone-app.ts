import { type KintoneRestAPIClient, KintoneRestAPIError } from '@kintone/rest-api-client'
import { createKintoneClient } from '../../lambdas/adapters/kintone/kintone.ts'
import type { AppFields } from './compare-fields.ts'
import { kintoneTrouble } from './kintone-trouble.ts'
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

export function openKintoneApp({
  baseUrl,
  apiToken,
  appId: app,
}: {
  baseUrl: string
  apiToken: string
  appId: string
}) {
  const client = createKintoneClient({ baseUrl, apiToken })
  const place = { appId: app, host: new URL(baseUrl).host }
  const call = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask()
    } catch (error) {
      throw kintoneTrouble(error, place)
    }
  }
  const fieldsAt = (preview: boolean) =>
    call(async () => {
      const { properties, revision } = await client.app.getFormFields({ app, preview })
      return { fields: properties as unknown as AppFields, revision }
    })

  const kintoneApp: KintoneApp = {
    name: () => call(async () => (await client.app.getApp({ id: app })).name),
    fields: () => fieldsAt(false),
    preview: () => fieldsAt(true),
    add: (properties, revision) =>
      call(async () => {
        const added = await client.app.addFormFields({ app, properties, revision } as Given<'addFormFields'>)
        return added.revision
      }),
    update: (properties, revision) =>
      call(async () => {
        const updated = await client.app.updateFormFields({ app, properties, revision } as Given<'updateFormFields'>)
        return updated.revision
      }),
    deploy: (revision) => call(async () => void (await client.app.deployApp({ apps: [{ app, revision }] }))),
    revert: (revision) =>
      call(async () => void (await client.app.deployApp({ apps: [{ app, revision }], revert: true }))),
    deployStatus: () =>
      call(async () => {
        const { apps } = await client.app.getDeployStatus({ apps: [app] })
        return apps[0]?.status ?? 'SUCCESS'
      }),
    mayRead: () => call(async () => void (await client.record.getRecords({ app, fields: ['$id'], query: 'limit 1' }))),
    async mayEdit() {
      try {
        await client.record.updateRecord({ app, id: noRecord, revision: 0, record: {} })
      } catch (error) {
        const code = error instanceof KintoneRestAPIError ? error.code : ''
        if (code !== 'GAIA_RE01' && code !== 'GAIA_CO02') throw kintoneTrouble(error, place)
      }
    },
  }
  return kintoneApp
}
