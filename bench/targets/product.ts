import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../bin/free-port.ts'
import { startPlace } from '../../bin/place.ts'
import { settingsFor } from './settings.ts'
import { serve, targetOptions } from './target.ts'

/** The product as `nouhin start` runs it, with a kintone that answers on this machine. */
const { kintoneUrl, smtpPort, data } = targetOptions()
const secrets = join(data, 'secrets.json')
if (!existsSync(secrets)) writeFileSync(secrets, JSON.stringify({ kintoneApiToken: 'bench' }), { mode: 0o600 })

const host = '127.0.0.1'
const place = await startPlace({ settings: settingsFor(smtpPort), data, host, port: await freePort(), kintoneUrl })
serve(place, () => place.stop())
