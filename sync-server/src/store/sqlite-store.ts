import type { DatabaseSync } from 'node:sqlite'
import { createStore } from './create-store.ts'
import { sqliteDatabase } from './sqlite-database.ts'
import type { Store } from './store.ts'

/** The embedded store. Its caller owns the handle from `openDatabase`: `close` leaves it open. */
export const createSqliteStore = (handle: DatabaseSync): Promise<Store> => createStore(sqliteDatabase(handle))
