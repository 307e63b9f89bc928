import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { MemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { answersEachOnceDurable, answersOnceDurable, durableWrites } from './durability-contract.ts'

type Write = (...given: unknown[]) => Promise<unknown>

/** A store with one fault: this write is answered while it is still under way. */
const hasty = (store: Store, hastyWrite: keyof Store): Store =>
  new Proxy(store, {
    get: (target, name: keyof Store) => {
      const write = target[name].bind(target) as Write
      if (name !== hastyWrite) return write
      return (...given: unknown[]) => {
        void setImmediate().then(() => write(...given))
        return Promise.resolve()
      }
    },
  })

it('[S3] the contract of the stores holds for a store that answers in time', async () => {
  const store = new MemoryStore()
  await answersOnceDurable({ store, other: store })
})

it.each(durableWrites)('[S3] it notices a store whose $name answers before it is durable', async ({ name }) => {
  const other = new MemoryStore()
  const problem = answersOnceDurable({ store: hasty(other, name), other })
  await expect(problem).rejects.toThrow(`'${name}'`)
})

it('[S3] it notices a store that answers commits which arrive together too early', async () => {
  const other = new MemoryStore()
  await expect(answersEachOnceDurable({ store: hasty(other, 'append'), other })).rejects.toThrow()
})
