import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import {
  directoryKind,
  put,
  recordChange,
  type Account,
  type DirectoryChange,
  type Member,
  type Organization,
  type OrganizationId,
} from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import type * as logins from '../../../sync-server/src/backup/import-logins.ts'
import type * as folders from '../../../sync-server/src/data-folder/open-data-folder.ts'
import type * as documents from '../../../sync-server/src/rooms/living-document.ts'
import type * as projections from '../../../sync-server/src/rooms/projections-of.ts'
import type * as databases from '../../../sync-server/src/store/sqlite-database.ts'
import type { Scene, SceneDirectory } from './scene.ts'

const day = 24 * 60 * 60 * 1_000

/** The modules of the server that is measured, which may be another build than this one. */
const modulesOf = async (root: string) => {
  const load = <Module>(path: string) => import(join(root, 'sync-server/src', path)) as Promise<Module>
  return {
    ...(await load<typeof folders>('data-folder/open-data-folder.ts')),
    ...(await load<typeof logins>('backup/import-logins.ts')),
    ...(await load<typeof documents>('rooms/living-document.ts')),
    ...(await load<typeof projections>('rooms/projections-of.ts')),
    ...(await load<typeof databases>('store/sqlite-database.ts')),
  }
}
type Modules = Awaited<ReturnType<typeof modulesOf>>

/** A data folder with a scene's organisations, and a session of each administrator. */
export interface KontorData {
  /** A folder of its own for each start. */
  copy(): string
  /** By the login's id. */
  readonly cookies: ReadonlyMap<string, string>
}

export const prepareKontorData = async (root: string, scene: Scene): Promise<KontorData> => {
  const modules = await modulesOf(root)
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-data-'))
  mkdirSync(folder, { recursive: true })
  const { database, store, secret } = await modules.openDataFolder({ dataDir: folder, secret: null })
  const people = scene.directories.flatMap((directory) => directory.people)
  await modules.createLoginTables(modules.sqliteDatabase(database), secret)
  const tokens = writeLogins(database, people)
  for (const directory of scene.directories) await store.append(await commitOf(modules, store, directory))
  await store.close()
  database.close()
  return {
    copy: () => {
      const copied = mkdtempSync(join(tmpdir(), 'kontor-bench-'))
      cpSync(folder, copied, { recursive: true })
      return copied
    },
    cookies: new Map([...tokens].map(([loginId, token]) => [loginId, cookieOf(token, secret)])),
  }
}

/** Logins with a session each: signing in a thousand times costs minutes of hashing. */
const writeLogins = (database: DatabaseSync, people: readonly string[]): ReadonlyMap<string, string> => {
  const now = new Date().toISOString()
  const tokens = new Map<string, string>()
  const insert = (table: string, row: Readonly<Record<string, string | number>>): void => {
    const names = Object.keys(row)
    const text = `insert into ${table} (${names.map((name) => `"${name}"`).join()}) values (${names.map(() => '?').join()})`
    database.prepare(text).run(...Object.values(row))
  }
  database.exec('begin')
  for (const id of people) {
    const username = `person-${id}`.toLowerCase()
    const dates = { createdAt: now, updatedAt: now }
    insert('login', {
      id,
      name: 'Halina Wróblewska',
      email: `${username}@example.org`,
      emailVerified: 0,
      username,
      role: 'user',
      ...dates,
    })
    // A start removes logins that have none; no one signs in with this one.
    const credential = { id: randomUUID(), accountId: id, providerId: 'credential', userId: id, password: '-' }
    insert('login_credential', { ...credential, ...dates })
    const token = randomBytes(24).toString('base64url')
    const expiresAt = new Date(Date.now() + 10 * day).toISOString()
    insert('login_session', { id: randomUUID(), userId: id, token, expiresAt, ...dates })
    tokens.set(id, token)
  }
  database.exec('commit')
  return tokens
}

/** As better-auth signs it. */
const cookieOf = (token: string, secret: string): string =>
  `kontor.session_token=${encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)}`

/** One entry with every record, as an import writes it. */
const commitOf = async (
  { LivingDocument, projectionsOf }: Modules,
  store: Awaited<ReturnType<Modules['openDataFolder']>>['store'],
  directory: SceneDirectory,
) => {
  const organizationId = directory.name as OrganizationId
  const document = documentName({ kind: 'directory', organizationId })
  const living = new LivingDocument(directoryKind, await store.load(document))
  const writes = recordsOf(directory)
  const changes = writes.map((write) => recordChange(living.content, write) as DirectoryChange)
  living.apply(writes)
  const who = { actorKind: 'system' as const, actorLoginId: null, actor: null }
  const entry = {
    seq: 1,
    mutationId: randomUUID(),
    ...who,
    name: 'importOrganization',
    args: {},
    changes,
    names: {},
    at: Date.now(),
  }
  const none = { outcomes: [], links: [], conversations: [], attachments: [], also: null, judgedBy: null, effects: [] }
  return {
    document,
    expectedSeq: 0,
    entries: [entry],
    update: living.write(changes, 1),
    ...none,
    ...projectionsOf(organizationId, changes),
  }
}

const recordsOf = ({ name, people, members }: SceneDirectory) => {
  const createdAt = Date.now() - 100 * day
  const legalEntity = { name: `Mewa ${name}`, taxId: '5830004136' }
  const homeAccountId = `main-${name}`
  const member = (id: string, at: number, admin: boolean) => ({
    ...{ id: `member-${id}`, loginId: id, name: `Zofia Kowalczyk ${at}`, username: `zofia.kowalczyk.${at}` },
    ...{ email: `zofia.kowalczyk.${at}@example.org`, homeAccountId, primary: admin && at === 0, admin },
    ...{ rights: admin ? [] : ['units'], roleIds: [], grants: [], status: 'active', joinedAt: createdAt },
    lastSignInAt: null,
  })
  return [
    put('organization', {
      ...{ id: name, profile: 'telecom', legalEntity, contract: { number: 'K/1', units: [] }, createdAt },
      demonstration: false,
    } as unknown as Organization),
    put('account', {
      ...{ id: homeAccountId, kind: 'main', name: 'Mewa', parentId: null, status: 'active', position: 0, createdAt },
    } as unknown as Account),
    ...people.map((id, at) => put('member', member(id, at, true) as unknown as Member)),
    ...members.map((id, at) => put('member', member(id, at, false) as unknown as Member)),
  ]
}
