import { PushSubscriptionSchema, TurnedOffSchema, type OwnPush } from '@kontor/protocol'
import type { SessionId } from '@kontor/domain'
import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import { serverLimits } from '../../limits.ts'
import { endpointHash, isPublicKey, openAddress, sealAddress } from '../../effects/device-address.ts'
import type { PushDevices } from '../../push/push-devices.ts'
import { vapidKeys } from '../../push/vapid-keys.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

export interface OwnPushParts {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly pushDevices: PushDevices
  readonly secret: string
  readonly now: () => number
  readonly newId: () => string
}

/** A person's own notices: their devices, and the kinds that they have turned off (DESIGN 13). */
export const ownPush = ({ identity, pushDevices, secret, now, newId }: OwnPushParts): Hono<HttpEnvironment> => {
  const { publicKey } = vapidKeys(secret)

  return new Hono<HttpEnvironment>()
    .get('/api/login/push', async (context) => {
      const { loginId } = await sessionOf(identity, context)
      const [turnedOff, devices] = await Promise.all([pushDevices.turnedOff(loginId), pushDevices.ofLogin(loginId)])
      const { id: sessionId } = await sessionOf(identity, context)
      const shown = devices.map(({ id, userAgent, addedAt, ...device }) => ({
        ...{ id, userAgent, addedAt, isThis: device.sessionId === sessionId },
      }))
      return context.json({ publicKey, turnedOff, devices: shown } satisfies OwnPush)
    })
    .post('/api/login/push/kinds', async (context) => {
      const { turnedOff } = await parsedBody(context, TurnedOffSchema)
      const { loginId } = await sessionOf(identity, context)
      await pushDevices.turnOff(loginId, [...new Set(turnedOff)])
      return context.json({ status: true })
    })
    .post('/api/login/push/devices', async (context) => {
      const { replaces = null, onPhone, ...address } = await parsedBody(context, PushSubscriptionSchema)
      if (!isPublicKey(address.keys.p256dh)) {
        const issues = [{ path: 'keys.p256dh', reason: 'not-a-key' }]
        throw new Failure(400, 'invalid-arguments', { issues })
      }
      const { loginId, id } = await sessionOf(identity, context)
      const own = await pushDevices.ofLogin(loginId)
      // The browser of this session has one address: what it had before is gone.
      const before = own.filter(
        (device) => device.sessionId === id || (replaces !== null && device.endpointHash === endpointHash(replaces)),
      )
      const led = before.some((device) => openAddress(device.sealed, secret)?.onPhone === true)
      for (const device of before) await pushDevices.remove(device.id)
      const added = await pushDevices.add(
        {
          ...{ id: newId(), loginId, sessionId: id as SessionId, addedAt: now() },
          ...{
            endpointHash: endpointHash(address.endpoint),
            sealed: sealAddress({ ...address, onPhone: onPhone ?? led }, secret),
          },
          userAgent: context.req.header('user-agent')?.slice(0, serverLimits.push.userAgentLengthMax) ?? null,
        },
        serverLimits.push.devicesPerLoginMax,
      )
      if (!added) throw new Failure(409, 'too-many-devices', { max: serverLimits.push.devicesPerLoginMax })
      return context.json({ status: true }, 201)
    })
    .delete('/api/login/push/devices/:deviceId', async (context) => {
      const { loginId } = await sessionOf(identity, context)
      const device = await pushDevices.find(context.req.param('deviceId'))
      if (device?.loginId !== loginId) throw new Failure(404, 'not-found')
      await pushDevices.remove(device.id)
      return context.json({ status: true })
    })
}
