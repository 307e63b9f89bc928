import { kinds, type MutationId } from '@kontor/domain'
import type { DocumentName, Outcome, SentMutation } from '@kontor/protocol'
import { expect, test, vi } from 'vitest'
import { memoryLocks } from './memory/memory-locks.ts'
import type { Outbox } from './outbox.ts'
import type { Ports } from './ports/ports.ts'
import { PostedVerdicts } from './posted-verdicts.ts'

const document = 'directory/mewa' as DocumentName

/** An outbox of which the test says what may be sent, and a server that answers when the test says so. */
const setup = () => {
  const sendable: SentMutation[] = []
  const settled: string[] = []
  const posted: string[][] = []
  const answers: (() => void)[] = []
  const post = (_url: string, body: unknown) => {
    const { mutations } = body as { readonly mutations: readonly SentMutation[] }
    posted.push(mutations.map(({ id }) => id))
    const outcomes = mutations.map(({ id }): Outcome => ({ id, outcome: 'accepted', seq: 1 }))
    return new Promise((resolve) => answers.push(() => resolve({ status: 200, body: { outcomes } })))
  }
  const outbox = {
    refresh: () => Promise.resolve(),
    sendable: () => [...sendable],
    settle: (outcomes: readonly Outcome[]) => {
      for (const { id } of outcomes) {
        settled.push(id)
        sendable.splice(
          sendable.findIndex((mutation) => mutation.id === id),
          1,
        )
      }
      return Promise.resolve()
    },
  }
  const verdicts = new PostedVerdicts({
    ports: { http: { post }, locks: memoryLocks(), clock: { after: () => () => undefined } } as unknown as Ports,
    httpOrigin: 'http://kontor',
    loginId: 'login-anna',
    client: 'web',
    outbox: outbox as unknown as Outbox,
    lockName: String,
    kinds,
    documents: () => [document],
    online: () => true,
    onSignedOut: () => undefined,
  })
  const add = (id: string): void => {
    sendable.push({ id: id as MutationId, name: 'renameAccount', version: 1, args: {} })
    verdicts.update()
  }
  return { add, posted, settled, answer: () => answers.shift()?.() }
}

test('[S5] a change that comes while others are posted is posted after them', async () => {
  const { add, posted, settled, answer } = setup()
  add('mutation-1')
  await vi.waitFor(() => expect(posted).toEqual([['mutation-1']]))
  add('mutation-2')
  answer()
  await vi.waitFor(() => expect(posted).toEqual([['mutation-1'], ['mutation-2']]))
  answer()
  await vi.waitFor(() => expect(settled).toEqual(['mutation-1', 'mutation-2']))
})

test('[S5] a change that becomes durable after the others were posted is posted too', async () => {
  const { add, posted, settled, answer } = setup()
  add('mutation-1')
  await vi.waitFor(() => expect(posted).toEqual([['mutation-1']]))
  answer()
  await vi.waitFor(() => expect(settled).toEqual(['mutation-1']))
  add('mutation-2')
  await vi.waitFor(() => expect(posted).toEqual([['mutation-1'], ['mutation-2']]))
})
