import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'

// Run as a process of its own: `inflate` writes into the TMPDIR of its process, to names that it shares with others.
const archives = fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium')))
await Promise.all(['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((name) => inflate(archives + name)))
