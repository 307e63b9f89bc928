import { randomUUID } from 'node:crypto'
import type { OrganizationId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import type { Settings } from '../settings/settings.ts'
import { openKeptData } from './kept-data.ts'
import { OperatorError } from './operator-error.ts'

/**
 * An organisation demands single sign-on no longer, for instance because no one can reach the provider. It is requested of
 * the server, which may be running: it carries it out within half a minute, or when it starts.
 */
export const requestLiftedSingleSignOn = async (
  settings: Settings,
  organizationId: OrganizationId,
  now: number,
): Promise<void> => {
  const { store, close } = await openKeptData(settings)
  try {
    if ((await store.seqOf(documentName({ kind: 'directory', organizationId }))) === null)
      throw new OperatorError(`There is no organisation ${organizationId}.`)
    const payload = { organizationId }
    await store.addEffect({
      id: `lift-single-sign-on/${randomUUID()}`,
      kind: 'lift-single-sign-on',
      payload,
      dueAt: now,
    })
  } finally {
    await close()
  }
}
