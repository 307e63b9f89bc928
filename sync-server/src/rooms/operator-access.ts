import {
  copyContent,
  type DocumentKind,
  type DocumentKinds,
  type OrganizationId,
  type RecordContent,
  type SectionKind,
} from '@kontor/domain'
import { parseDocumentName, parseOperatorDocument, type DocumentAddress, type DocumentName } from '@kontor/protocol'
import { operatorsOwn } from '../store/document-owner.ts'
import type { Store } from '../store/store.ts'
import { DocumentGone, stored } from './room-errors.ts'
import type { RoomRegistry } from './room-registry.ts'
import type { Rooms } from './rooms.ts'

export interface OperatorAccess {
  readonly submit: Rooms['submitAsOperator']
  readonly content: (document: DocumentName) => Promise<RecordContent | null>
}

/** What the server itself reads and writes in sections, for people to whom they are closed. */
export interface SystemAccess {
  readonly submitToSection: Rooms['submitToSection']
  readonly readSection: Rooms['readSection']
}

/** What operators read and do: in the documents in which they have something to do, and in no others (DESIGN 11). */
export const operatorAccess = (parts: {
  readonly kinds: DocumentKinds
  readonly registry: RoomRegistry
  readonly store: Pick<Store, 'organizationOfAccount'>
}): OperatorAccess => {
  const { kinds, registry, store } = parts

  const open = async (document: DocumentName) => {
    const address = parseDocumentName(document, kinds)
    const kind = address === null ? undefined : kindOf(kinds, address)
    if (address === null || kind === undefined || !isOperators(kind)) return null
    const organizationId = await organizationOf(store, address)
    return organizationId === null ? null : { address, organizationId }
  }

  return {
    submit: async (document, operator, mutations, options = {}) => {
      const actor = { kind: 'operator', ...operator } as const
      if (parseOperatorDocument(document) !== null)
        return registry.room(document, operatorsOwn).submit(actor, mutations, options)
      const found = await open(document)
      const directory = found === null ? null : await registry.directory(found.organizationId)
      if (found === null || directory === null) throw new DocumentGone(document)
      const { address, organizationId } = found
      const room = address.kind === 'directory' ? directory : registry.room(document, organizationId)
      return room.submit(actor, mutations, options)
    },

    content: async (document) => {
      const isOwn = parseOperatorDocument(document) !== null
      const found = isOwn ? null : await open(document)
      if (!isOwn && found?.address.kind !== 'section') return null
      const room = await registry.existing(document, found?.organizationId ?? operatorsOwn)
      return room === null ? null : room.read(({ content }) => copyContent(content))
    },
  }
}

export const systemAccess = (parts: {
  readonly kinds: DocumentKinds
  readonly registry: RoomRegistry
  readonly store: Pick<Store, 'organizationOfAccount'>
}): SystemAccess => {
  const { kinds, registry, store } = parts

  const organizationOfSection = async (document: DocumentName): Promise<OrganizationId> => {
    const address = parseDocumentName(document, kinds)
    const organizationId = address?.kind === 'section' ? await organizationOf(store, address) : null
    if (organizationId === null) throw new DocumentGone(document)
    return organizationId
  }

  return {
    submitToSection: async (document, mutation, options = {}) => {
      const room = registry.room(document, await organizationOfSection(document))
      const [outcome] = await room.submit({ kind: 'system' }, [{ ...mutation, version: 1 }], options)
      if (outcome === undefined) throw new Error('every mutation has an outcome')
      return outcome
    },

    readSection: async (document, reader) => {
      const room = await registry.existing(document, await organizationOfSection(document))
      return room === null ? null : room.read(({ content }) => reader(content))
    },
  }
}

const kindOf = (kinds: DocumentKinds, address: DocumentAddress): DocumentKind | undefined => {
  if (address.kind === 'section') return kinds.sections[address.key]
  return address.kind === 'directory' ? (kinds.directory as DocumentKind) : undefined
}

const organizationOf = async (
  store: Pick<Store, 'organizationOfAccount'>,
  address: DocumentAddress,
): Promise<OrganizationId | null> => {
  if (address.kind === 'directory') return address.organizationId
  return address.kind === 'section' ? stored(store.organizationOfAccount(address.accountId)) : null
}

const isOperators = (kind: DocumentKind | SectionKind): boolean =>
  ('isOperators' in kind && kind.isOperators === true) ||
  Object.values(kind.mutations).some(({ who }) => who === 'operator')
