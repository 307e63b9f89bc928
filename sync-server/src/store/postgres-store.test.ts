import { storeContract } from '../testing/store-contract.ts'
import { emptyPostgres } from '../testing/test-postgres.ts'
import { createStore } from './create-store.ts'

const open = emptyPostgres()

storeContract('PostgreSQL', async () => {
  const database = await open()
  return { store: await createStore(database), other: await createStore(database) }
})
