import type { LoginId } from '@kontor/domain'
import { expect, it } from 'vitest'
import type { NewAttachment, Store } from '../store/store.ts'
import {
  accepted,
  commit,
  directoryOf,
  dueAt,
  effect,
  entry,
  halina,
  mewa,
  organization,
  orla,
  section,
} from './store-samples.ts'

/** A store, and the same data as another connection reads it: only what is committed is there. */
export interface SharedStore {
  readonly store: Store
  readonly other: Store
}

interface DurableWrite {
  readonly name: keyof Store
  readonly write: (store: Store) => Promise<unknown>
  readonly read: (other: Store) => Promise<unknown>
  readonly expected: unknown
}

const directory = directoryOf(mewa)
const token = { tokenHash: 'hash-1', organizationId: mewa, invitationId: 'invitation-1', generation: 1 }
const file: NewAttachment = {
  ...{ document: section, organizationId: mewa, name: 'a.png', bytes: 10, type: 'image/png' },
  ...{ sha256: 'a'.repeat(64), addedAt: 1 },
}
const due = (other: Store): Promise<unknown> => dueAt(other, 100)
const firstCommit = commit(directory, 0, {
  entries: [entry(1)],
  update: new Uint8Array([1]),
  outcomes: [{ loginId: halina as LoginId, outcome: accepted(1) }],
  organization: organization(mewa),
})

/** Every write of a store, each building on those before it. */
export const durableWrites: readonly DurableWrite[] = [
  {
    name: 'load',
    write: (store) => store.load(directory),
    read: (other) => other.seqOf(directory),
    expected: 0,
  },
  {
    name: 'append',
    write: (store) => store.append(firstCommit),
    read: (other) => other.outcomes(directory, halina, ['mutation-1']),
    expected: new Map([['mutation-1', accepted(1)]]),
  },
  {
    name: 'snapshot',
    write: (store) => store.snapshot(directory, 1, new Uint8Array([7, 7])),
    read: async (other) => (await other.load(directory)).updates.map((update) => [...update]),
    expected: [[7, 7]],
  },
  {
    name: 'addEffect',
    write: (store) => store.addEffect(effect('effect-1', 5)),
    read: due,
    expected: [{ ...effect('effect-1', 5), attempts: 0 }],
  },
  {
    name: 'postponeEffect',
    write: (store) => store.postponeEffect('effect-1', 9),
    read: due,
    expected: [{ ...effect('effect-1', 9), attempts: 1 }],
  },
  { name: 'finishEffect', write: (store) => store.finishEffect('effect-1'), read: due, expected: [] },
  {
    name: 'replaceInvitationToken',
    write: (store) => store.replaceInvitationToken(token),
    read: (other) => other.invitationToken('hash-1'),
    expected: token,
  },
  {
    name: 'addAttachment',
    write: (store) => store.addAttachment(file, 10),
    read: (other) => other.hasAttachment(mewa, file.sha256),
    expected: true,
  },
  {
    name: 'removeOrphanedAttachments',
    write: (store) => store.removeOrphanedAttachments(2),
    read: (other) => other.hasAttachment(mewa, file.sha256),
    expected: false,
  },
  {
    name: 'removeOrganization',
    write: (store) => store.removeOrganization(mewa),
    read: (other) => other.seqOf(directory),
    expected: null,
  },
]

/** S3: what a store answers is there for every other connection at that moment. Fails with what is missing. */
export const answersOnceDurable = async ({ store, other }: SharedStore): Promise<void> => {
  for (const { name, write, read, expected } of durableWrites) {
    await write(store)
    expect([name, await read(other)]).toEqual([name, expected])
  }
}

/** S3: of commits that arrive together, each is answered once it is there. */
export const answersEachOnceDurable = async ({ store, other }: SharedStore): Promise<void> => {
  const documents = [mewa, orla].map(directoryOf)
  for (const document of documents) await store.load(document)
  const seen = documents.map(async (document, at) => {
    const claimed = organization(at === 0 ? mewa : orla)
    await store.append(commit(document, 0, { entries: [entry(1)], organization: claimed }))
    return other.seqOf(document)
  })
  expect(await Promise.all(seen)).toEqual([1, 1])
}

export const durabilityContract = (open: () => Promise<SharedStore>): void => {
  it('[S3] whatever writes is answered once another connection reads it', async () => {
    await answersOnceDurable(await open())
  })

  it('[S3] each of several commits that arrive together is answered once another connection reads it', async () => {
    await answersEachOnceDurable(await open())
  })
}
