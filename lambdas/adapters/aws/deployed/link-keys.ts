import { readEnvironment } from '../environment.ts'
import { createLinkKeys } from '../secrets-manager-secrets.ts'
import { clock } from './clock.ts'
import { secretsManager as client } from './secrets-manager.ts'

const { LINK_KEYS_SECRET: secret } = readEnvironment('LINK_KEYS_SECRET')

export const linkKeys = createLinkKeys({ client, secret, clock })
