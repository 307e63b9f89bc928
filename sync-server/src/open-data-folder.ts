import type { DatabaseSync } from 'node:sqlite'
import { keptSecret } from './settings/kept-secret.ts'
import { SettingsError, type Settings } from './settings/settings.ts'
import { openDatabase } from './store/open-database.ts'

/** The database and the secret in `KONTOR_DATA_DIR`; a folder that cannot be used stops the start. */
export const openDataFolder = async (
  settings: Pick<Settings, 'dataDir' | 'secret'>,
): Promise<{ readonly database: DatabaseSync; readonly secret: string }> => {
  try {
    const database = openDatabase(settings.dataDir)
    return { database, secret: settings.secret ?? (await keptSecret(settings.dataDir)) }
  } catch (error) {
    if (error instanceof SettingsError) throw error
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new SettingsError(`KONTOR_DATA_DIR cannot be used: the folder or its database does not open (${code}).`)
  }
}
