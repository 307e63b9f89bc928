import type { LoginId } from '@kontor/domain'
import { browserPorts, openReplica, type Replica } from '@kontor/replica'

/** What this browser keeps of one login, connected to the server that the page came from. */
export const openBrowserReplica = (loginId: LoginId): Promise<Replica> => openReplica(loginId, browserPorts())
