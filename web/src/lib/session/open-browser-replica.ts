import type { LoginId } from '@kontor/domain'
import { isOnPhoneSite } from '#lib/address/phone-path.ts'
import { browserPorts, openReplica, type Replica } from '@kontor/replica'

/** Opens the browser's copy of one login, connected to the server of the page. Resolves when the copy has been read. */
export const openBrowserReplica = async (loginId: LoginId): Promise<Replica> => {
  const replica = openReplica({
    loginId,
    client: isOnPhoneSite() ? 'phone' : 'web',
    origin: location.origin.replace(/^http/, 'ws'),
    ports: browserPorts(),
  })
  await replica.loaded
  return replica
}
