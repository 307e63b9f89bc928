import type { AccountId } from './ids.ts'
import type { InvitationState } from './invitation-state.ts'
import type { RecordKind } from './records.ts'

/** One thing wrong with one argument: where it stands (`unit.identifier`), and a reason code (see `text.ts`). */
export interface ArgumentIssue {
  readonly path: string
  readonly reason: string
}

/**
 * Why a mutation was not carried out: data, with the facts that the sentence on the screen needs.
 * Every code has one sentence in Polish and one in English that says what to do next.
 * No fact is called `id` or `outcome`: on the wire a refusal shares its object with the id of its mutation.
 */
export type Refusal =
  | { readonly code: 'not-admin' }
  | { readonly code: 'invalid-arguments'; readonly issues: readonly ArgumentIssue[] }
  | { readonly code: 'unknown-mutation'; readonly name: string }
  | { readonly code: 'unsupported-version'; readonly name: string; readonly version: number }
  | { readonly code: `unknown-${RecordKind}`; readonly recordId: string }
  | { readonly code: 'already-exists'; readonly kind: RecordKind; readonly recordId: string }
  | { readonly code: 'too-many-records'; readonly kind: RecordKind; readonly max: number }
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
  | { readonly code: 'primary-is-fixed'; readonly name: string }
  | { readonly code: 'admin-access-is-fixed'; readonly name: string }
  | { readonly code: 'cannot-remove-yourself' }
  /** Of the browser alone: while an administrator views the app as somebody else, nothing is sent. No mutator gives it. */
  | { readonly code: 'viewing-as'; readonly name: string }

export type RefusalCode = Refusal['code']
