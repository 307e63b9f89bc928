import type { DatabaseSync } from 'node:sqlite'

/** Null when SQLite finds nothing wrong in the file; its first complaint otherwise. */
export const databaseProblem = (database: DatabaseSync): string | null => {
  try {
    const [first] = database.prepare('pragma quick_check(1)').all()
    const answer = String(Object.values(first ?? {})[0])
    return answer === 'ok' ? null : (answer.split('\n')[0] ?? answer)
  } catch (error) {
    return (error as Error).message
  }
}
