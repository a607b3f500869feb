import { type CurrentKintoneDeps, createCurrentKintone } from '../current-kintone.ts'
import { readEnvironment } from '../environment.ts'
import { watchKintone } from '../kintone-trouble.ts'
import { createKintoneSecrets } from '../secrets-manager-secrets.ts'
import { clock } from './clock.ts'
import { kintoneTrouble } from './metrics.ts'
import { secretsManager as client } from './secrets-manager.ts'
import { settings } from './settings.ts'

const { KINTONE_TOKEN_SECRET: secret, KINTONE_BASE_URL: baseUrl } = readEnvironment(
  'KINTONE_TOKEN_SECRET',
  'KINTONE_BASE_URL',
)

export const kintoneBy = (connect: CurrentKintoneDeps['connect']) =>
  watchKintone(
    createCurrentKintone({ settings, secrets: createKintoneSecrets({ client, secret, clock }), baseUrl, connect }),
    kintoneTrouble,
  )
