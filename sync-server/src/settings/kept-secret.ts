import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { SettingsError } from './settings.ts'

/**
 * The secret that signs sessions and links, when the settings give none: created at the first start and kept in the
 * data folder, readable by the server's user alone. Losing it ends all sessions and open links.
 */
export const keptSecret = async (dataDir: string): Promise<string> => {
  const path = join(dataDir, 'secret')
  if (!existsSync(path)) await writeSecret(path)
  const secret = read(path).trim()
  if (secret.length < 32)
    throw new SettingsError('The file "secret" in KONTOR_DATA_DIR is damaged: restore or delete it.')
  return secret
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new SettingsError(`The file "secret" in KONTOR_DATA_DIR is unreadable (${code}): restore or delete it.`)
  }
}

/** Durable before it is used, and never over one that another start has created meanwhile. */
const writeSecret = async (path: string): Promise<void> => {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw error
  })
  if (file === null) return
  await file.writeFile(`${randomBytes(32).toString('base64url')}\n`)
  await file.sync()
  await file.close()
}
