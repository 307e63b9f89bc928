import type { DatabaseSync } from 'node:sqlite'

/** SQLite's first complaint about the file; null when it finds nothing wrong. */
export const databaseProblem = (database: DatabaseSync): string | null => {
  try {
    const [first] = database.prepare('pragma quick_check(1)').all()
    const answer = String(Object.values(first ?? {})[0])
    return answer === 'ok' ? null : (answer.split('\n')[0] ?? answer)
  } catch (error) {
    return (error as Error).message
  }
}
