import type { RegistrationRequest } from '@kontor/protocol'

/** The requests for a main account where the operator decides (`KONTOR_REGISTRATION=operator`). */
export interface RegistrationRequests {
  /** False, and nothing is kept, while `waitingMax` others wait. Forgets those that were decided before `forgetBefore`. */
  add(request: NewRequest, bounds: { readonly waitingMax: number; readonly forgetBefore: number }): Promise<boolean>
  find(id: string): Promise<StoredRequest | null>
  /** Those that wait, the oldest first, then the newest decided ones; at most `limit` of each. */
  list(limit: number): Promise<readonly StoredRequest[]>
  waiting(): Promise<number>
  /** Decides one that waits. False, and nothing changed, for any other. */
  decide(id: string, decision: Decision): Promise<boolean>
  /** The approved request became an organisation. */
  register(id: string): Promise<void>
}

export interface NewRequest {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly sentAt: number
  readonly content: RegistrationRequest
}

export interface StoredRequest extends NewRequest {
  readonly state: 'sent' | 'approved' | 'rejected' | 'registered'
  /** Null while it waits. */
  readonly decision: Omit<Decision, 'approved'> | null
}

export interface Decision {
  readonly approved: boolean
  /** Why it was rejected; null otherwise. */
  readonly reason: string | null
  /** The operator's name at that moment. */
  readonly by: string
  readonly at: number
}
