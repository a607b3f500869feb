import { withChangedFields, withFields } from '../app-settings/change-fields.ts'
import { readAddedFields, readChangedFields } from '../app-settings/read-fields.ts'
import { formFieldsJson } from '../form-fields-json.ts'
import type { Operation } from './operation.ts'
import { parameters, readParameters } from './parameters.ts'

const fields = '/k/v1/preview/app/form/fields.json'
const deploy = '/k/v1/preview/app/deploy.json'

/**
 * The app itself, its form's fields live and in preview, and what makes the one the other.
 * https://cybozu.dev/ja/kintone/docs/rest-api/apps/
 */
export const settingsOperations: Record<string, Operation> = {
  'GET /k/v1/app.json': (given, { definition }) => {
    const appId = String(readParameters(parameters.appById, given).id)
    const by = { code: 'Administrator', name: 'Administrator' }
    const at = '2026-01-01T00:00:00.000Z'
    const times = { createdAt: at, creator: by, modifiedAt: at, modifier: by }
    const space = { spaceId: '1', threadId: '1' }
    return { body: { appId, code: '', name: definition.name, description: '', ...space, ...times } }
  },

  'GET /k/v1/app/form/fields.json': (_given, { settings }) => {
    const { live, liveRevision } = settings.current()
    return { body: { properties: formFieldsJson(live), revision: String(liveRevision) } }
  },

  [`GET ${fields}`]: (_given, { settings }) => {
    const { preview, previewRevision } = settings.current()
    return { body: { properties: formFieldsJson(preview), revision: String(previewRevision) } }
  },

  [`POST ${fields}`]: (given, { settings }) => {
    const { revision } = readParameters(parameters.revision, given)
    const added = readAddedFields(given)
    return { body: { revision: String(settings.change((app) => withFields(app, added), revision)) } }
  },

  [`PUT ${fields}`]: (given, { settings }) => {
    const { revision } = readParameters(parameters.revision, given)
    const changes = readChangedFields(given)
    return { body: { revision: String(settings.change((app) => withChangedFields(app, changes), revision)) } }
  },

  [`GET ${deploy}`]: (given, { settings }) => {
    const { status } = settings.current()
    return {
      body: { apps: readParameters(parameters.appsByIds, given).apps.map((app) => ({ app: String(app), status })) },
    }
  },

  [`POST ${deploy}`]: (given, { settings }) => {
    const { apps, revert } = readParameters(parameters.deployApps, given)
    for (const { revision } of apps) revert ? settings.revert(revision) : settings.deploy(revision)
    return { body: {} }
  },
}
