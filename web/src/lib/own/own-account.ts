import type { OwnAccount } from '@kontor/protocol/http'
import { callServer, type Answer } from '#lib/api/call-server.ts'

export const readOwnAccount = (): Promise<Answer<OwnAccount>> => callServer('GET', '/api/login')

export const chooseMails = (mails: OwnAccount['mails']): Promise<Answer<unknown>> =>
  callServer('POST', '/api/login/mails', mails)

export const changePassword = (change: {
  readonly currentPassword: string
  readonly newPassword: string
  readonly revokeOtherSessions: boolean
}): Promise<Answer<unknown>> => callServer('POST', '/api/auth/change-password', change)

/** The setup of an authenticator app: its address and the recovery codes. */
export interface FactorSetup {
  readonly totpURI: string
  readonly backupCodes: readonly string[]
}

export const beginFactor = (password: string): Promise<Answer<FactorSetup>> =>
  callServer('POST', '/api/auth/two-factor/enable', { password })

export const confirmFactor = (code: string): Promise<Answer<unknown>> =>
  callServer('POST', '/api/auth/two-factor/verify-totp', { code })

export const turnFactorOff = (password: string): Promise<Answer<unknown>> =>
  callServer('POST', '/api/auth/two-factor/disable', { password })

export const makeCodes = (password: string): Promise<Answer<Pick<FactorSetup, 'backupCodes'>>> =>
  callServer('POST', '/api/auth/two-factor/generate-backup-codes', { password })

export const removePasskey = (id: string): Promise<Answer<unknown>> =>
  callServer('POST', '/api/auth/passkey/delete-passkey', { id })

export const renamePasskey = (id: string, name: string): Promise<Answer<unknown>> =>
  callServer('POST', '/api/auth/passkey/update-passkey', { id, name })
