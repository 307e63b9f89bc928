import * as Y from 'yjs'
import type { SceneDirectory } from '../scene.ts'

/** The client that wrote the document at the beginning. */
const firstClient = 1

/** A directory as an app over Yjs keeps it: one nested map for each person, one entry for each field. */
export const seededDocument = ({ members }: Pick<SceneDirectory, 'members'>): SeededDocument => {
  const doc = new Y.Doc()
  doc.clientID = firstClient
  const people = doc.getMap<Y.Map<unknown>>('member')
  doc.transact(() => {
    members.forEach((id, at) => {
      const person = new Y.Map<unknown>()
      people.set(id, person)
      for (const [field, value] of Object.entries(fieldsOf(id, at))) person.set(field, value)
    })
  })
  const rightsOf = new Map(members.map((id) => [id, idOfRights(people, id)]))
  return { update: Y.encodeStateAsUpdate(doc), rightsOf }
}

export interface SeededDocument {
  readonly update: Uint8Array
  /** The Yjs id of the item that holds each member's rights. */
  readonly rightsOf: ReadonlyMap<string, Y.ID>
}

const idOfRights = (people: Y.Map<Y.Map<unknown>>, id: string): Y.ID => {
  const item = people.get(id)?._map.get('rights')
  if (item === undefined) throw new Error('a member has rights')
  return item.id
}

const fieldsOf = (id: string, at: number) => ({
  ...{ id, loginId: id, name: `Zofia Kowalczyk ${at}`, username: `zofia.kowalczyk.${at}` },
  ...{ email: `zofia.kowalczyk.${at}@example.org`, homeAccountId: 'main', primary: false, admin: false },
  ...{ rights: ['units'], roleIds: [], grants: [], status: 'active' },
})
