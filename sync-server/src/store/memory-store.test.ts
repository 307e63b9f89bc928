import { storeContract } from '../testing/store-contract.ts'
import { MemoryStore } from './memory-store.ts'

storeContract('memory', () => {
  const store = new MemoryStore()
  return Promise.resolve({ store, other: store })
})
