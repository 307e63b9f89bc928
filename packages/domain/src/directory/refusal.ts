import type { AccountId } from '../kernel/ids.ts'
import type { KernelRefusal, RecordRefusal } from '../kernel/refusal.ts'
import type { InvitationState } from './invitation-state.ts'
import type { RecordKind } from './records.ts'

/** Kinds whose name is the end of a refusal's code, as in `unknown-unit`. */
export type KindByName = Exclude<RecordKind, 'processType' | 'deadline'>

/** Why a mutation of a directory was not carried out, with the facts that the sentence on the screen needs. */
export type DirectoryRefusal =
  | KernelRefusal
  | RecordRefusal<KindByName>
  | Exclude<RecordRefusal<RecordKind>, { readonly code: `unknown-${string}` }>
  | { readonly code: 'unknown-process-type'; readonly recordId: string }
  | { readonly code: 'process-type-name-taken'; readonly name: string }
  | { readonly code: 'right-outside-profile'; readonly right: string }
  | { readonly code: 'service-outside-profile'; readonly type: string }
  | { readonly code: 'account-is-archived'; readonly accountId: AccountId; readonly name: string }
  | { readonly code: 'main-account-is-fixed'; readonly name: string }
  | { readonly code: 'unit-taken'; readonly identifier: string; readonly accountName: string | null }
  | { readonly code: 'unit-outside-contract'; readonly identifier: string; readonly contractNumber: string }
  | { readonly code: 'different-legal-entity'; readonly identifier: string }
  | { readonly code: 'contract-unit-is-fixed'; readonly identifier: string; readonly contractNumber: string }
  | { readonly code: 'role-in-use'; readonly name: string; readonly members: number; readonly invitations: number }
  | { readonly code: 'role-name-taken'; readonly name: string }
  | { readonly code: 'email-in-use'; readonly email: string; readonly by: 'member' | 'invitation' }
  | { readonly code: 'grant-needs-main-home'; readonly name: string; readonly homeAccountName: string }
  | { readonly code: 'no-such-login' }
  | { readonly code: 'login-is-primary-elsewhere'; readonly username: string }
  | { readonly code: 'already-a-member'; readonly username: string; readonly state: 'member' | 'invited' }
  | { readonly code: 'invitation-not-pending'; readonly name: string; readonly status: InvitationState }
  | { readonly code: 'too-many-tries'; readonly afterMs: number }
  | {
      readonly code: 'too-many-mails'
      readonly email: string
      readonly by: 'recipient' | 'organization'
      readonly afterMs: number
    }
  | { readonly code: 'primary-is-fixed'; readonly name: string }
  | { readonly code: 'admin-access-is-fixed'; readonly name: string }
  | { readonly code: 'cannot-remove-yourself' }
  /** Who demands single sign-on has signed in by it, so that someone can go on. */
  | { readonly code: 'single-sign-on-first' }
  | { readonly code: 'own-second-factor' }
  /** It guards other organisations too, so their administrator would have a say: the operator resets it. */
  | { readonly code: 'second-factor-guards-others'; readonly name: string }
  /** The person that a request describes is not the one that the directory has now. */
  | { readonly code: 'person-changed'; readonly name: string }
