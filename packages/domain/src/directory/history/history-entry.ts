import type { AccountId, LoginId, MemberId, RoleId } from '../../kernel/ids.ts'
import type { DirectoryChange } from '../directory.ts'
import type { MutationName, SystemMutationName } from '../mutations/mutations.ts'
import type { Right } from '../profiles/profile.ts'

/** The names that a log may hold: what people send, what the server writes, and the import of a whole organisation. */
export type LoggedName = MutationName | SystemMutationName | 'importOrganization'

/** Who made a change; their name is the one that they had then. The server itself has none. */
export type HistoryActor =
  | {
      readonly kind: 'login'
      readonly loginId: LoginId
      readonly memberId: MemberId | null
      readonly name: string
    }
  | { readonly kind: 'system' }

export type ChangeCounts = Readonly<Partial<Record<DirectoryChange['kind'], number>>>

/** One accepted mutation, ready to be read: when, who, what, before and after. */
export interface HistoryEntry {
  readonly seq: number
  readonly mutationId: string
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  readonly actor: HistoryActor
  readonly name: LoggedName
  readonly args: Readonly<Record<string, unknown>>
  readonly changes: readonly DirectoryChange[]
  /** How many there are of each kind, where `changes` holds only some of them (`shortenedEntry`). */
  readonly changesInAll?: ChangeCounts
  /** Names, at that time, of the records whose ids are in the arguments or in the changes. */
  readonly names: Readonly<Record<string, string>>
  /** SHA-256 over this entry and the hash of the one before, in hexadecimal: the chain. */
  readonly hash: string
  readonly previousHash: string
}

/** Where something that a member holds comes from: the entry that gave it last. */
export interface Origin {
  readonly seq: number
  readonly at: number
  /** Name of the member who gave it; null: the server itself, or an import. */
  readonly by: string | null
}

/** Who gave a member what, and when. What the log does not tell is null or missing. */
export interface Provenance {
  readonly memberId: MemberId
  readonly joined: Origin | null
  readonly home: Origin | null
  readonly admin: Origin | null
  readonly grants: readonly { readonly accountId: AccountId; readonly origin: Origin }[]
  readonly rights: readonly { readonly right: Right; readonly origin: Origin }[]
  readonly roles: readonly { readonly roleId: RoleId; readonly origin: Origin }[]
}
