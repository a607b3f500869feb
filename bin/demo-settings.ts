import { fileURLToPath } from 'node:url'

/** Where the settings are that need nothing else: simulated kintone, mailbox, example people. */
export const demoSettings = fileURLToPath(new URL('../settings/demo.json', import.meta.url))
