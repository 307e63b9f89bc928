import { newId as freshId } from '@kontor/replica'

/** An id for a record that this browser makes: `newId<AccountId>()`. */
export const newId = <Id extends string>(): Id => freshId() as Id
