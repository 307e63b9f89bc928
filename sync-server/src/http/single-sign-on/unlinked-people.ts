import type { UnlinkedPeople } from '@kontor/protocol'
import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import { administeredDirectory } from '../documents/administered-directory.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** The active members of an organisation whom a demand of single sign-on would keep out, for its administrators. */
export const unlinkedPeople = (parts: {
  readonly identity: Pick<Identity, 'sessionOf' | 'linkedLogins'>
  readonly rooms: Pick<Rooms, 'kinds' | 'permission' | 'readDirectory'>
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().get('/api/documents/directory/:organizationId/single-sign-on', async (context) => {
    const { organizationId } = await administeredDirectory(parts, context)
    const people = await parts.rooms.readDirectory(organizationId, ({ member }) =>
      [...member.values()].filter(({ status }) => status === 'active').map(({ id, loginId }) => ({ id, loginId })),
    )
    const linked = await parts.identity.linkedLogins((people ?? []).map(({ loginId }) => loginId))
    await administeredDirectory(parts, context)
    const unlinked = (people ?? []).filter(({ loginId }) => !linked.has(loginId)).map(({ id }) => id)
    return context.json({ unlinked } satisfies UnlinkedPeople)
  })
