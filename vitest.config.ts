import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      'web/vitest.config.ts',
      {
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'packages/**/*.test.ts',
            'sync-server/**/*.test.ts',
            'tests/{additive,bench,faults,hostile,interop,mutants,simulation,tidy}/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**'],
          // A process of its own starts in seconds, on a busy machine in many.
          testTimeout: 60_000,
        },
      },
    ],
  },
})
