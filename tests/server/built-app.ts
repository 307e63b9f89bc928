import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sourceVersion } from '../../web/settings/source-version.ts'

const web = resolve(import.meta.dirname, '../../web')
const folder = join(web, 'build')

/** The folder of the built app, made of the sources as they are now: an older build is replaced, a missing one made. */
export const builtApp = (): string => {
  if (builtVersion() === sourceVersion()) return folder
  const { status, stdout, stderr } = spawnSync(join(web, 'node_modules/.bin/vite'), ['build'], {
    cwd: web,
    encoding: 'utf8',
    // Kit builds for production only when it is not inside of vitest.
    env: { ...process.env, NODE_ENV: 'production', VITEST: undefined },
  })
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`)
  return folder
}

const builtVersion = (): unknown => {
  const path = join(folder, '_app/version.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { version: unknown }).version : null
}
