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

/** Makes every invoice of a stopped server due on another day. */
export const dueOn = (dataFolder: string, day: string): void => {
  const database = new DatabaseSync(join(dataFolder, 'kontor.sqlite'))
  const due = `"dueOn":"${day}"`
  const rows = database
    .prepare("select document, seq, changes from log where document like 'operator/invoices.%'")
    .all()
  const change = database.prepare('update log set changes = ? where document = ? and seq = ?')
  for (const { document, seq, changes } of rows)
    change.run(String(changes).replace(/"dueOn":"[\d-]+"/g, due), String(document), Number(seq))
  database.close()
}
