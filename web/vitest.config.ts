import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { messageOptions } from './settings/message-options.ts'

/** Tests of what stands beside the screens: no browser, no Kit, only Svelte's runes and the sentences. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [paraglideVitePlugin(messageOptions), svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: { name: 'web', environment: 'node', include: ['src/**/*.test.ts'], testTimeout: 20_000 },
})
