import * as Y from 'yjs'
import { newId } from '../server/person.ts'
import { bytesOf, presenceBytes, syncBytes, upBytes } from './bytes.ts'
import { hostileUpdates } from './hostile-updates.ts'

/** Frames that a browser may send, and from which attacks are made, by what they are. */
export const validFrames = (accepted: Y.Doc, makeId: () => string = newId): ReadonlyMap<string, Uint8Array> => {
  const update = hostileUpdates(accepted).get('overwrites a record') ?? new Uint8Array()
  const role = () => createRole({}, makeId)
  return new Map<string, Uint8Array>([
    ['sync step 1 of an empty copy', syncBytes(0, bytesOf(0))],
    ['sync step 1 of a full copy', syncBytes(0, Y.encodeStateVector(accepted))],
    ['sync step 2 about nothing', syncBytes(1, bytesOf(0, 0))],
    ['sync step 2 with content', syncBytes(1, update)],
    ['an update', syncBytes(2, update)],
    ['presence', presenceBytes([{ clientId: 77, clock: 1, state: '{"screen":"/a/mewa/users"}' }])],
    ['presence of two', presenceBytes([claim(1, '{"name":"Unknown"}'), claim(2, '{"loginId":"x","screen":7}')])],
    ['presence taken away', presenceBytes([claim(77, 'null')])],
    ['a question about presence', bytesOf(3)],
    ['one mutation', upBytes(mutateJson([role()]))],
    ['three mutations', upBytes(mutateJson([role(), role(), role()]))],
  ])
}

const claim = (clientId: number, state: string) => ({ clientId, clock: 3, state })

export const mutateJson = (mutations: readonly object[]): string => JSON.stringify({ type: 'mutate', mutations })

export const createRole = (
  args: object = {},
  makeId: () => string = newId,
): { readonly id: string; readonly name: string; readonly args: object } => ({
  id: makeId(),
  name: 'createRole',
  args: { roleId: makeId(), name: `Rola ${makeId()}`, rights: ['mail'], ...args },
})
