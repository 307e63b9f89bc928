import { callServer } from '#lib/api/call-server.ts'

interface SessionRecord {
  readonly id: string
  readonly token: string
  readonly userAgent?: string | null
  readonly ipAddress?: string | null
  readonly updatedAt: string
}

export interface OpenSession {
  readonly id: string
  readonly token: string
  readonly userAgent: string | null
  readonly ipAddress: string | null
  readonly usedAt: number
  /** The session of this browser. */
  readonly isThis: boolean
}

/** The sessions of the login, this browser's first; null when the server cannot be reached. */
export const openSessions = async (): Promise<readonly OpenSession[] | null> => {
  const [own, list] = await Promise.all([
    callServer<{ session: SessionRecord } | null>('GET', '/api/auth/get-session'),
    callServer<readonly SessionRecord[]>('GET', '/api/auth/list-sessions'),
  ])
  if (!own.ok || !list.ok) return null
  return list.value
    .map(({ id, token, userAgent, ipAddress, updatedAt }) => ({
      id,
      token,
      userAgent: userAgent ?? null,
      ipAddress: ipAddress ?? null,
      usedAt: Date.parse(updatedAt),
      isThis: id === own.value?.session.id,
    }))
    .sort((one, other) => Number(other.isThis) - Number(one.isThis) || other.usedAt - one.usedAt)
}

export const endSession = async ({ token }: OpenSession): Promise<boolean> =>
  (await callServer('POST', '/api/auth/revoke-session', { token })).ok

export const endOtherSessions = async (): Promise<boolean> =>
  (await callServer('POST', '/api/auth/revoke-other-sessions', {})).ok
