import { KintoneRestAPIClient } from '@kintone/rest-api-client'
import type { KintoneSettings } from '../../../settings/settings.ts'
import { KintoneSetupError, KintoneUnavailable } from '../../core/errors.ts'
import type { KintoneAccess } from '../../core/kintone-access.ts'
import type { Kintone, SettingsSource } from '../../core/ports.ts'
import { clientOptionsOf } from './client-options.ts'
import { contractRecord } from './contract-record.ts'
import {
  choiceField,
  formAnswer,
  formRevisionAnswer,
  idsAnswer,
  kintoneAnswer,
  recordAnswer,
  recordsAnswer,
  revisionAnswer,
} from './kintone-answers.ts'

/** kintone's own limit for a query; fewer per page keep an answer small. */
const pageSize = 100

export const createKintoneClient = (access: KintoneAccess) =>
  new KintoneRestAPIClient({
    ...clientOptionsOf(access),
    socketTimeout: 10_000,
    userAgent: 'nouhin',
  })

/** The kintone port on kintone's REST API. Every failure leaves as one of the named kintone errors. */
export function createKintone(deps: { client: KintoneRestAPIClient; settings: SettingsSource }): Kintone {
  const { record: records, app: apps } = deps.client
  const kintone = async () => (await deps.settings.get()).kintone

  return {
    async get(recordId) {
      const { appId: app, fields } = await kintone()
      const { record } = await kintoneAnswer(
        recordAnswer,
        () => records.getRecord({ app, id: recordId }),
        about(fields),
      )
      return contractRecord(record, fields)
    },

    async getMany(recordIds) {
      const { appId: app, fields } = await kintone()
      const query = `$id in (${recordIds.map(quoted).join(', ')}) limit ${pageSize}`
      const { records: found } = await kintoneAnswer(
        recordsAnswer,
        () => records.getRecords({ app, query, fields: fieldCodes(fields) }),
        about(fields),
      )
      return found.map((record) => contractRecord(record, fields))
    },

    async update(recordId, revision, change) {
      const { appId: app, fields } = await kintone()
      const record = {
        ...(change.pid !== undefined && { [fields.pid]: { value: change.pid } }),
        ...(change.status !== undefined && { [fields.status]: { value: change.status } }),
      }
      return kintoneAnswer(revisionAnswer, () => records.updateRecord({ app, id: recordId, revision, record }), {
        ...about(fields),
        written: Object.keys(record),
      })
    },

    async formRevision() {
      const { appId: app } = await kintone()
      return (await kintoneAnswer(formRevisionAnswer, () => apps.getFormFields({ app }))).revision
    },

    async findByStatus(labels, after = '0') {
      const { appId: app, fields } = await kintone()
      const known = await knownChoices(app, fields.status)
      const asked = labels.filter((label) => known.includes(label)).map(quoted)
      if (asked.length === 0) throw new KintoneSetupError(`no choice of ${fields.status} is a trigger`)
      const query = `${fields.status} in (${asked.join(', ')}) and $id > ${after} order by $id asc limit ${pageSize}`
      const { records: found } = await kintoneAnswer(
        idsAnswer,
        () => records.getRecords({ app, query, fields: ['$id'] }),
        about(fields),
      )
      const items = found.map(({ $id }) => $id.value)
      // What stands between may answer with an earlier page: a list that goes back would never end.
      if (items.some((id) => Number(id) <= Number(after))) throw new KintoneUnavailable()
      return { items, ...(items.length === pageSize && { next: items.at(-1) }) }
    },
  }

  /** A choice that the app lacks would fail the whole query (GAIA_IQ10). */
  async function knownChoices(app: string, statusField: string): Promise<string[]> {
    const { properties } = await kintoneAnswer(formAnswer, () => apps.getFormFields({ app }))
    const field = choiceField.safeParse(properties[statusField])
    if (!field.success) throw new KintoneSetupError(`${statusField} has no choices`)
    return Object.keys(field.data.options)
  }
}

const fieldCodes = (fields: KintoneSettings['fields']) => ['$id', '$revision', ...Object.values(fields)]
const about = (fields: KintoneSettings['fields']) => ({ fields: Object.values(fields) })
const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`
