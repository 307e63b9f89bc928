import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { messageOptions } from './settings/message-options.ts'

// `tsconfig.json` extends one that Kit makes. A fresh clone does not have it yet.
if (!existsSync(join(import.meta.dirname, 'node_modules/$app/tsconfig.json')))
  spawnSync(join(import.meta.dirname, 'node_modules/.bin/svelte-kit'), ['sync'], { cwd: import.meta.dirname })

/** Tests of the code beside the screens: no browser, no Kit, only Svelte's runes and the sentences. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [paraglideVitePlugin(messageOptions), svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: {
    name: 'web',
    environment: 'node',
    maxWorkers: '100%',
    include: ['src/**/*.test.ts'],
    testTimeout: 20_000,
    // Modules are loaded once for all files, which takes a third of the time.
    isolate: false,
    setupFiles: ['src/lib/testing/in-polish.ts'],
    // Pages show the product's time zone, not the machine's: the tests run where those two differ.
    env: { TZ: 'America/New_York' },
  },
})
