import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  copyDirectory,
  effectiveAccess,
  systemMutationSchemas,
  type Directory,
  type LoginId,
  type MemberId,
  type MutationId,
  type OrganizationId,
  type SystemMutationName,
} from '@kontor/domain'
import { documentName, type Outcome } from '@kontor/protocol'
import { readLog } from '../store/read-log.ts'
import { createRooms } from '../rooms/create-rooms.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { openDatabase } from '../store/open-database.ts'
import { createSqliteStore } from '../store/sqlite-store.ts'
import type { ChainedEntry, Store } from '../store/store.ts'
import { createManualClock } from './manual-clock.ts'
import { createMemoryIdentity } from './memory-identity.ts'
import { login } from './sample-organization.ts'

const organizationId = 'organization-mewa' as OrganizationId
const document = documentName({ kind: 'directory', organizationId })
const people = ['owner', 'admin', 'second', 'reader', 'plain', 'north', 'suspended', 'new-1', 'new-2', 'new-3']

/** A mutation of the server itself, or one that the login `login-<who>` sends. */
interface Sent {
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
  readonly who: string
}

/** The state of a directory right after a commit. */
interface KeptMoment {
  readonly seq: number
  readonly at: number
  readonly directory: Directory
  /** Who had access to what, by the rules of that time. */
  readonly access: Readonly<Record<string, unknown>>
}

interface OpenServer {
  readonly store: Store
  readonly rooms: Rooms
  close(): Promise<void>
}

/** Rooms on the SQLite store of a data folder; after each commit a copy of the directory is kept, with who had access. */
export class KeptPast {
  readonly dataDir = join(mkdtempSync(join(tmpdir(), 'kontor-past-')), 'data')
  readonly kept: KeptMoment[] = []
  readonly organizationId = organizationId
  readonly document = document
  /** The server's clock, which a test moves. */
  at: number
  #open: OpenServer | null = null
  #sent = 0

  constructor(at: number) {
    this.at = at
  }

  async start(): Promise<void> {
    const database = openDatabase(this.dataDir)
    const store = await createSqliteStore(database)
    const identity = createMemoryIdentity(people.map(login))
    const rooms = createRooms({ store, identity, clock: createManualClock(this.at), log: () => undefined })
    const close = async (): Promise<void> => {
      await rooms.close()
      await store.close()
      database.close()
    }
    this.#open = { store, rooms, close }
  }

  get open(): OpenServer {
    if (this.#open === null) throw new Error('not started')
    return this.#open
  }

  async restart(): Promise<void> {
    await this.open.close()
    await this.start()
  }

  async send({ name, args, who }: Sent): Promise<Outcome | undefined> {
    const id = `mutation-${(this.#sent += 1)}` as MutationId
    const { rooms } = this.open
    const options = { at: this.at }
    const outcome = Object.hasOwn(systemMutationSchemas, name)
      ? await rooms.submitAsSystem(document, { id, name: name as SystemMutationName, args: args as never }, options)
      : (await rooms.submit(document, `login-${who}` as LoginId, [{ id, name, version: 1, args }], options))[0]
    if (outcome?.outcome === 'accepted') await this.keep(outcome.seq)
    return outcome
  }

  async keep(seq: number): Promise<void> {
    const directory = copyDirectory(await this.open.rooms.directory(organizationId))
    const access = [...directory.member.keys()].map((id) => [id, accessOf(directory, id)] as const)
    this.kept.push({
      ...{ seq, at: this.at, directory },
      access: Object.fromEntries(access.filter(([, accounts]) => accounts.length > 0)),
    })
  }

  async log(): Promise<readonly ChainedEntry[]> {
    const entries: ChainedEntry[] = []
    for await (const entry of readLog(this.open.store, document, { beyond: 0, direction: 'forth' })) entries.push(entry)
    return entries
  }
}

const accessOf = (directory: Directory, memberId: MemberId) =>
  effectiveAccess(directory, memberId).map(({ accountId, reason, rights }) => ({
    accountId,
    reason,
    rights: rights.map(({ right }) => right),
  }))
