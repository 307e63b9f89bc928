import { describe } from 'vitest'
import type { Store } from '../store/store.ts'
import { claimContract } from './claim-contract.ts'
import { documentContract } from './document-contract.ts'
import { effectContract } from './effect-contract.ts'
import { logContract } from './log-contract.ts'
import { lookUpContract } from './look-up-contract.ts'

/** What every store does. `open` gives a new, empty one. */
export const storeContract = (name: string, open: () => Promise<Store>): void => {
  describe(`${name} as a store`, () => {
    documentContract(open)
    logContract(open)
    lookUpContract(open)
    claimContract(open)
    effectContract(open)
  })
}
