import { defineConfig, type ViteUserConfig } from 'vitest/config'

const excluded = ['**/node_modules/**']

/** Every one of its tests runs two or three servers on PostgreSQL. */
const severalServers = 'sync-server/src/several-servers.test.ts'

const node: NonNullable<ViteUserConfig['test']> = {
  environment: 'node',
  maxWorkers: '100%',
  exclude: excluded,
  // A process of its own starts in seconds, on a busy machine in many.
  testTimeout: 60_000,
}

export default defineConfig({
  test: {
    projects: [
      'web/vitest.config.ts',
      {
        test: {
          ...node,
          name: 'packages and server',
          include: ['packages/**/*.test.ts', 'sync-server/**/*.test.ts'],
          exclude: [...excluded, severalServers],
          // Modules are loaded once for all files, which takes a quarter of the time.
          isolate: false,
        },
      },
      {
        test: {
          ...node,
          name: 'tests',
          include: ['tests/{additive,mutants,tidy}/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        test: {
          ...node,
          // What an attack leaves in memory is measured, and a simulated house fills it, so each file has a process of its own.
          name: 'hostile and simulation',
          include: ['tests/{hostile,simulation}/**/*.test.ts'],
          exclude: [...excluded, 'tests/simulation/deliberate-faults.test.ts'],
        },
      },
      {
        test: {
          ...node,
          // `npm test` leaves these to `npm run test:whole`.
          name: 'long',
          include: [
            'tests/{bench,faults,interop}/**/*.test.ts',
            'tests/simulation/deliberate-faults.test.ts',
            severalServers,
          ],
        },
      },
    ],
  },
})
