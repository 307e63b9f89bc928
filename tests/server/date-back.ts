import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The month before this one, as the server's own clock has it. */
export const lastMonth = (): string => {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7)
}

/** Makes the organisations of a stopped server a year older. */
export const dateBack = (dataFolder: string): void => {
  const database = new DatabaseSync(join(dataFolder, 'kontor.sqlite'))
  database.exec("update log set at = at - 31536000000 where document like 'directory/%'")
  database.close()
}
