import { LoginReplica } from './login-replica.ts'
import type { OpenReplicaOptions } from './open-replica-options.ts'
import type { Replica } from './replica.ts'

/**
 * Opens what this browser keeps of a login, and connects. Returns at once; `loaded` resolves when the kept access
 * snapshot and outbox have been read.
 *
 * @example
 * const replica = openReplica({ loginId, origin: 'wss://kontor.example', ports: browserPorts() })
 * await replica.loaded
 * const directory = replica.directory(organizationId)
 * directory.subscribe(() => draw(directory.state))
 * await directory.mutate('renameAccount', { accountId, name: 'Oddział Gdańsk' })
 */
export const openReplica = (options: OpenReplicaOptions): Replica => new LoginReplica(options)
