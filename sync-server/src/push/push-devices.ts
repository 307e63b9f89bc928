import type { LoginId, NoticeKind, OrganizationId, SessionId } from '@kontor/domain'

/** A browser that receives the notices of a login, as long as the session lives in which it was added. */
export interface PushDevice {
  readonly id: string
  readonly loginId: LoginId
  readonly sessionId: SessionId
  /** Of the address at the browser's push service, so that it is found again. */
  readonly endpointHash: string
  /** The address and the browser's keys, sealed by the caller. */
  readonly sealed: string
  /** The user agent of the browser. */
  readonly userAgent: string | null
  /** Milliseconds since 1970. */
  readonly addedAt: number
}

/** The devices that receive notices, and which kinds of notices a login has turned off. */
export interface PushDevices {
  /** Replaces the device with the same address, of any login. False: the login has `max` others. */
  add(device: PushDevice, max: number): Promise<boolean>
  find(id: string): Promise<PushDevice | null>
  /** The newest first. */
  ofLogin(loginId: LoginId): Promise<readonly PushDevice[]>
  /** The logins with a device that belong to the organisation. */
  loginsIn(organizationId: OrganizationId): Promise<readonly LoginId[]>
  remove(id: string): Promise<void>
  removeOfSession(sessionId: string): Promise<void>
  turnedOff(loginId: LoginId): Promise<readonly NoticeKind[]>
  turnOff(loginId: LoginId, kinds: readonly NoticeKind[]): Promise<void>
}
