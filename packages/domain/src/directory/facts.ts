import type { AccountId, InvitationId, LoginId, MemberId } from '../kernel/ids.ts'
import type { LegalEntity } from './records.ts'

/** What a mutation of the directory asks the server before it runs. Each question has its answer in `Facts`. */
export interface Questions {
  /** An identifier: is it claimed, and whose contract covers it? Answer: `unit`. */
  readonly unit?: string
  /** Which of these identifiers is another organisation's, in an account or in a contract? Answer: `takenContractUnit`. */
  readonly contractUnits?: readonly string[]
  /** Does an account of another organisation have this id? Answer: `accountIdTaken`. */
  readonly accountId?: AccountId
  /** Which login has this user name and this e-mail? Answer: `login` or `triesAfterMs`. */
  readonly person?: { readonly username: string; readonly email: string }
  /** Does this member's login belong to another organisation too? Answer: `belongsElsewhere`. */
  readonly belongsElsewhere?: MemberId
  /** What is this login elsewhere? Answer: `login`. */
  readonly loginId?: LoginId
  /**
   * May a mail be sent: an invitation to this address or to that of this invitation, or a password link to this member?
   * Answer: `mailRefused`.
   */
  readonly mailTo?:
    | { readonly email: string }
    | { readonly invitationId: InvitationId }
    | { readonly memberId: MemberId }
  /** The generation of this invitation's newest link. Answer: `linkGeneration`. */
  readonly invitationId?: InvitationId
}

/**
 * What a mutator must know from outside its document. The server looks it up; in the browser every field is absent,
 * and the mutator then assumes the best.
 */
export interface Facts {
  /** About the identifier in the arguments: is it claimed by an account anywhere else, and whose contract covers it? */
  readonly unit?: { readonly claimed: boolean; readonly coveredBy: LegalEntity | null }
  readonly accountIdTaken?: boolean
  /** The first of the contract units that is another organisation's; null when none is. */
  readonly takenContractUnit?: string | null
  /** The login that both the user name and the e-mail in the arguments name; null when there is none. */
  readonly login?: LoginFacts | null
  /** The login of the member in the arguments is a member of another organisation too. */
  readonly belongsElsewhere?: boolean
  /** How long the sender must wait before asking for a login again; absent when now (B9). */
  readonly triesAfterMs?: number
  /** Which bound on mails allows none now, and how long the sender must wait (F3); absent when one may be sent. */
  readonly mailRefused?: { readonly by: 'recipient' | 'organization'; readonly afterMs: number }
  /** 0: the invitation has had no link yet. */
  readonly linkGeneration?: number
}

export interface LoginFacts {
  readonly loginId: LoginId
  /** Legal entities of the organisations in which this login is primary. */
  readonly primaryOf: readonly { readonly organizationId: string; readonly taxId: string }[]
}
