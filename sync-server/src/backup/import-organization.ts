import { mkdirSync } from 'node:fs'
import {
  directoryKind,
  recordChange,
  sameIdentifierForm,
  sentInvitationEffects,
  type DirectoryChange,
  type OrganizationId,
} from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { Kysely } from 'kysely'
import { openDataFolder } from '../data-folder/open-data-folder.ts'
import { openPostgres } from '../data-folder/open-postgres.ts'
import { effectsOf } from '../rooms/effects-of.ts'
import { LivingDocument } from '../rooms/living-document.ts'
import { projectionsOf } from '../rooms/projections-of.ts'
import { keptSecret } from '../settings/kept-secret.ts'
import { createStore } from '../store/create-store.ts'
import type { Database } from '../store/database.ts'
import { sqliteDatabase } from '../store/sqlite-database.ts'
import { Overtaken } from '../store/store-errors.ts'
import type { Commit, Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { run } from '../store/work.ts'
import type { DataFolder } from './data-folder.ts'
import { importLogins } from './import-logins.ts'
import { OperatorError } from './operator-error.ts'
import { writesOf, type OrganizationFile } from './organization-file.ts'
import { organizationProblem } from './organization-problem.ts'

export interface ImportOptions extends DataFolder {
  readonly file: OrganizationFile
  readonly now: number
}

/**
 * Imports an organisation into the data of a server, which may be running, in one commit or not at all. Returns the
 * number of logins created.
 */
export const importOrganization = async (options: ImportOptions): Promise<{ readonly loginsCreated: number }> => {
  const { file, now } = options
  const problem = organizationProblem(file)
  if (problem !== null) throw new OperatorError(`The file is inconsistent: ${problem}.`)
  if (file.organization.demonstration)
    throw new OperatorError('The file holds a demonstration: load that on the welcome page instead.')
  const { database, store, secret } = await openForWriting(options)
  try {
    await refuseTaken(store, file)
    const { created, undo } = await importLogins(database, secret, file.logins)
    try {
      await store.append(await commitOf(store, file, now))
    } catch (error) {
      await undo()
      await removeEmptyDocument(database, file.organization.id)
      if (error instanceof Overtaken) throw new OperatorError(takenElsewhere)
      throw error
    }
    await store.close()
    return { loginsCreated: created }
  } finally {
    await database.close()
  }
}

/** Existing data, or a new one for a server that has none yet. */
const openForWriting = async (options: DataFolder) => {
  if (typeof options.databaseUrl === 'string') {
    const database: Database = await openPostgres(options.databaseUrl)
    mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
    const secret = options.secret ?? (await keptSecret(options.dataDir))
    return { database, store: await createStore(database), secret }
  }
  const { database: handle, store, secret } = await openDataFolder(options)
  // Waits for the running server's writes, because no request waits for this program.
  handle.exec('pragma busy_timeout = 10000')
  return { database: sqliteDatabase(handle), store, secret }
}

const takenElsewhere = 'A unit or an account of the file belongs to another organisation on this server.'

const refuseTaken = async (store: Store, { organization, units, accounts }: OrganizationFile): Promise<void> => {
  const organizations = await store.organizations()
  if (organizations.some(({ id }) => id === organization.id))
    throw new OperatorError(`The organisation ${organization.id} is on this server already.`)
  const claims = await Promise.all(units.map(({ identifier }) => store.unitClaim(sameIdentifierForm(identifier))))
  const holders = await Promise.all(accounts.map(({ id }) => store.organizationOfAccount(id)))
  if ([...claims, ...holders].some((holder) => holder !== null)) throw new OperatorError(takenElsewhere)
}

/** Removes what `load` created, unless it was written to since. */
const removeEmptyDocument = ({ dialect, runner }: Database, organizationId: OrganizationId): Promise<unknown> => {
  const name = documentName({ kind: 'directory', organizationId })
  const db = new Kysely<Tables>({ dialect })
  return runner.transaction(() => run(db.deleteFrom('documents').where('name', '=', name).where('seq', '=', 0)))
}

/** One log entry with every record, so that replaying the log still gives the document. */
const commitOf = async (store: Store, file: OrganizationFile, now: number): Promise<Commit> => {
  const organizationId = file.organization.id
  const document = documentName({ kind: 'directory', organizationId })
  const living = new LivingDocument(directoryKind, await store.load(document))
  if (living.seq > 0) throw new OperatorError(`The organisation ${organizationId} is on this server already.`)
  const writes = writesOf(file)
  const changes = writes.map((write) => recordChange(living.content, write) as DirectoryChange)
  living.apply(writes)
  const mutationId = `import-${organizationId}`.slice(0, 64)
  return {
    document,
    expectedSeq: 0,
    entries: [
      {
        ...{
          seq: 1,
          mutationId,
          actorKind: 'system',
          actorLoginId: null,
          actor: null,
          name: 'importOrganization',
          args: {},
        },
        // The records carry all names; tens of thousands of them would only make the entry longer.
        ...{ changes, names: { [organizationId]: file.organization.legalEntity.name }, at: now },
      },
    ],
    update: living.write(changes, 1),
    outcomes: [],
    links: [],
    conversations: [],
    attachments: [],
    also: null,
    judgedBy: null,
    // Invitations expire here too. No mail is sent, because people's links belong to the other server.
    effects: effectsOf(
      sentInvitationEffects({ args: {}, changes, content: living.content, facts: {}, now, accountId: null }),
      { causeId: mutationId, quiet: true },
    ),
    ...projectionsOf(organizationId, changes),
  }
}
