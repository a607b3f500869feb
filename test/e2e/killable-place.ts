import { startPlace } from '../../bin/place.ts'
import { readSettings } from '../../embedded/read-settings.ts'

/**
 * The real thing in a process of its own, which kills itself with SIGKILL right before or after its nth durable write,
 * or before the first one that follows its nth write to kintone.
 * Arguments: data folder, port, settings, `before` or `after` or `kintone` or `never`, n.
 */
const [data = '', port = '', settings = '', when = 'never', nth = '0'] = process.argv.slice(2)

let kintoneWrites = 0
const isDue = (moment: 'before' | 'after', n: number) =>
  when === 'kintone' ? moment === 'before' && kintoneWrites >= Number(nth) : moment === when && n === Number(nth)

process.on('SIGTERM', () => process.exit(0))
const place = await startPlace({
  settings: readSettings(settings),
  data,
  host: '127.0.0.1',
  port: Number(port),
  onCommit: (moment, n) => {
    if (isDue(moment, n)) process.kill(process.pid, 'SIGKILL')
  },
  onKintoneRequest: ({ method }) => {
    if (method === 'PUT') kintoneWrites++
  },
})
process.stdout.write(`ready ${place.url}\n`)
