import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '../../bin/free-port.ts'
import { startFull, startWithRoom, workUntilFull } from './full-disk.ts'

/**
 * Run where it may mount: fills a file system of 2 MB at the folder that it is given, starts once more, makes room, and
 * prints how all of that went.
 */
const [folder = ''] = process.argv.slice(2)
const mount = (options: string) => execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', folder])
const port = await freePort()
const start = ['start', '--data', join(folder, 'data'), '--port', `${port}`]
const url = `http://localhost:${port}`

mount('size=2m')
const filled = await workUntilFull(start, url)
const again = await startFull(start)
mount('remount,size=64m')
const withRoom = await startWithRoom(start, url, filled.answers.length)
process.stdout.write(JSON.stringify({ filled, again, withRoom }))
