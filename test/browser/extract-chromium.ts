import chromium from '@sparticuz/chromium'

// Run as a process of its own: it writes into the TMPDIR of its process, to names that it shares with others. What a bare
// Linux lacks it unpacks only where it believes to run in Lambda.
await chromium.executablePath()
