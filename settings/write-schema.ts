import * as z from 'zod'
import { settingsSchema } from './settings.ts'

/**
 * Prints the JSON Schema of a settings file, for editors:
 * `node settings/write-schema.ts > settings/settings.schema.json && npx biome format --write settings`
 */
const schema = z.toJSONSchema(settingsSchema, { io: 'input' })
process.stdout.write(`${JSON.stringify(schema, undefined, 2)}\n`)
