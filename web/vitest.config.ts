import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** Tests of what stands beside the screens: no browser, no Kit, only Svelte's runes. */
export default defineConfig({
  plugins: [svelte()],
  resolve: { conditions: ['browser'] },
  test: { name: 'web', environment: 'node', include: ['src/**/*.test.ts'], testTimeout: 20_000 },
})
