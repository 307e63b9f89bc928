import { describe } from 'vitest'
import type { Store } from '../store/store.ts'
import { attachmentContract } from './attachment-contract.ts'
import { claimContract } from './claim-contract.ts'
import { conversationContract } from './conversation-contract.ts'
import { documentContract } from './document-contract.ts'
import { durabilityContract, type SharedStore } from './durability-contract.ts'
import { effectContract } from './effect-contract.ts'
import { logContract } from './log-contract.ts'
import { lookUpContract } from './look-up-contract.ts'

/** The contract of every store. `openShared` returns a new, empty one, and another connection to it. */
export const storeContract = (name: string, openShared: () => Promise<SharedStore>): void => {
  const open = async (): Promise<Store> => (await openShared()).store
  describe(`${name} as a store`, () => {
    documentContract(open)
    logContract(open)
    lookUpContract(open)
    claimContract(open)
    effectContract(open)
    attachmentContract(open)
    conversationContract(open)
    durabilityContract(openShared)
  })
}
