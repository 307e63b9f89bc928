import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'rolldown'
import config from '../../rolldown.config.ts'

let folder: Promise<string> | null = null

const makeBuild = async (): Promise<string> => {
  const dir = mkdtempSync(join(tmpdir(), 'kontor-build-'))
  await build({ ...config, output: { dir } })
  return dir
}

/** Path of a program as `pnpm build` makes it, of today's sources: built once for all tests of a process. */
export const builtProgram = async (name: 'main' | 'program'): Promise<string> =>
  join(await (folder ??= makeBuild()), `${name}.js`)
