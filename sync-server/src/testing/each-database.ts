import { testPostgres } from './test-postgres.ts'

interface TestedDatabase {
  readonly database: 'SQLite' | 'PostgreSQL'
  /** The environment of a server with a new, empty one. */
  newEnvironment(): Promise<Record<string, string>>
}

/** For tests that hold on either database: `describe.each(eachDatabase)('on $database', …)`. */
export const eachDatabase: readonly TestedDatabase[] = [
  { database: 'SQLite', newEnvironment: () => Promise.resolve({}) },
  {
    database: 'PostgreSQL',
    newEnvironment: async () => ({ KONTOR_DATABASE_URL: await (await testPostgres()).newDatabase() }),
  },
]
