import type { LoginId } from '@kontor/domain'
import { browserPorts, openReplica, type Replica } from '@kontor/replica'

/** What this browser keeps of one login, connected to the server that the page came from. Resolves when it has been read. */
export const openBrowserReplica = async (loginId: LoginId): Promise<Replica> => {
  const replica = openReplica({ loginId, origin: location.origin.replace(/^http/, 'ws'), ports: browserPorts() })
  await replica.loaded
  return replica
}
