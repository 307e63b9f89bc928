import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'
import type { MutantRun } from './main.ts'

const root = resolve(import.meta.dirname, '../..')

const { mutant, among } = JSON.parse(process.env['KONTOR_MUTANT'] ?? '{"mutant":null,"among":[]}') as MutantRun

/** Serves one source file with its mutant; the file itself is never changed. */
const planted = (): Plugin => ({
  name: 'planted-mutant',
  enforce: 'pre',
  load: (id) => {
    if (mutant === null || id.split('?')[0] !== join(root, mutant.path)) return null
    const text = readFileSync(join(root, mutant.path), 'utf8')
    return `${text.slice(0, mutant.start)}${mutant.replacement}${text.slice(mutant.end)}`
  },
})

export default defineConfig({
  root,
  plugins: [planted()],
  test: {
    environment: 'node',
    include: [...among],
    exclude: ['**/node_modules/**'],
    // A kept module would bring one mutant into the run of the next, and every later one would seem to be noticed.
    fsModuleCache: false,
    // A mutant may wait for ever; nothing that passes needs as long.
    testTimeout: 20_000,
  },
})
