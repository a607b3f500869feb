import { startPlace } from '../../bin/place.ts'
import { readSettings } from '../../embedded/read-settings.ts'

/**
 * The real thing in a process of its own, which kills itself with SIGKILL right before or after its nth durable write.
 * Arguments: data folder, port, settings, `before` or `after` or `never`, n.
 */
const [data = '', port = '', settings = '', when = 'never', nth = '0'] = process.argv.slice(2)

process.on('SIGTERM', () => process.exit(0))
const place = await startPlace({
  settings: readSettings(settings),
  data,
  host: '127.0.0.1',
  port: Number(port),
  onCommit: (moment, n) => {
    if (moment === when && n === Number(nth)) process.kill(process.pid, 'SIGKILL')
  },
})
process.stdout.write(`ready ${place.url}\n`)
