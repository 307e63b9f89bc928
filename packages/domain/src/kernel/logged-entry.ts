import type { RecordChange } from './change.ts'
import type { DocumentKind } from './document-kind.ts'
import type { LoginId, MemberId, TokenId } from './ids.ts'

/** Who made a change; their name is the one that they had then. The server itself has none. */
export type HistoryActor =
  | {
      readonly kind: 'login'
      readonly loginId: LoginId
      readonly memberId: MemberId | null
      readonly name: string
    }
  /** A program, by the name of its token. */
  | { readonly kind: 'application'; readonly tokenId: TokenId; readonly name: string }
  | { readonly kind: 'system' }

/** One accepted mutation of any document, ready to be read: when, who, what, before and after. */
export interface LoggedEntry {
  readonly seq: number
  readonly mutationId: string
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  readonly actor: HistoryActor
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
  readonly changes: readonly RecordChange[]
  /** How many there are of each kind, where `changes` holds only some of them (`shortenedEntry`). */
  readonly changesInAll?: Readonly<Partial<Record<string, number>>>
  /** Names, at that time, of the records whose ids are in the arguments or in the changes. */
  readonly names: Readonly<Record<string, string>>
  /** SHA-256 over this entry and the hash of the one before, in hexadecimal: the chain. */
  readonly hash: string
  readonly previousHash: string
}

/** What an entry of this name is about, for filtering; null: the log of this kind of document has no such name. */
export const loggedKind = ({ mutations, logged = {} }: DocumentKind, name: string): string | null => {
  if (Object.hasOwn(mutations, name)) return mutations[name]?.history ?? null
  return Object.hasOwn(logged, name) ? (logged[name] ?? null) : null
}

/** All that the entries of this kind of document can be about. */
export const loggedKinds = ({ mutations, logged = {} }: DocumentKind): readonly string[] => [
  ...new Set([...Object.values(mutations).map(({ history }) => history), ...Object.values(logged)]),
]
