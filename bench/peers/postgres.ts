import { execFileSync } from 'node:child_process'
import { chownSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startChild } from './child-server.ts'

/** As PostgreSQL comes, so with fsync and synchronous commits, but for memory that suits this machine. */
const settings = { fsync: 'on', synchronous_commit: 'on', shared_buffers: '512MB', max_wal_size: '4GB' }

/** A PostgreSQL of its own, its data and its socket in the folder; it listens on no network. */
export async function startPostgres(folder: string) {
  const bin = process.env.NOUHIN_BENCH_POSTGRES ?? said('pg_config', '--bindir')
  const user = whoMayRunIt()
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'postgres')
  if (!existsSync(data)) {
    const create = ['-D', data, '-U', 'dbos', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-instructions']
    execFileSync(join(bin, 'initdb'), create, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  }

  const told = { ...settings, listen_addresses: '', unix_socket_directories: folder }
  const args = ['-D', data, ...Object.entries(told).flatMap(([key, value]) => ['-c', `${key}=${value}`])]
  const server = startChild(join(bin, 'postgres'), args, 'SIGINT', {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const { stderr } = server.process
  if (!stderr) throw new Error('PostgreSQL says nothing that could be read.')
  await new Promise<void>((resolve, reject) => {
    const lines: string[] = []
    createInterface(stderr).on('line', (line) => {
      lines.push(line)
      if (line.includes('ready to accept connections')) resolve()
    })
    server.process.once('exit', () => reject(new Error(`PostgreSQL does not start:\n${lines.join('\n')}`)))
  })
  return { url: `postgresql://dbos@localhost/dbos?host=${encodeURIComponent(folder)}`, stop: server.stop }
}

const said = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' }).trim()

/** It refuses to run as root; its package brings a user for it. */
function whoMayRunIt() {
  if (process.getuid?.() !== 0) return undefined
  return { uid: Number(said('id', '-u', 'postgres')), gid: Number(said('id', '-g', 'postgres')) }
}
