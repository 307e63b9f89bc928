import type { NoticeKind } from '@kontor/domain'
import type { OwnPush, SentPushSubscription } from '@kontor/protocol/http'
import { callServer, type Answer } from '#lib/api/call-server.ts'

export const readOwnPush = (): Promise<Answer<OwnPush>> => callServer('GET', '/api/login/push')

export const turnKindsOff = (turnedOff: readonly NoticeKind[]): Promise<Answer<unknown>> =>
  callServer('POST', '/api/login/push/kinds', { turnedOff })

export const addPushDevice = (subscription: SentPushSubscription): Promise<Answer<unknown>> =>
  callServer('POST', '/api/login/push/devices', subscription)

export const removePushDevice = (id: string): Promise<Answer<unknown>> =>
  callServer('DELETE', `/api/login/push/devices/${encodeURIComponent(id)}`)
