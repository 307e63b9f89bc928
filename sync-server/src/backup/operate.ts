import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { EmailSchema, OrganizationIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import { readSettings, type Settings } from '../settings/settings.ts'
import { backUp } from './back-up.ts'
import { backUpNightly } from './back-up-nightly.ts'
import { exportOrganization } from './export-organization.ts'
import { readHistoryProof, type HistoryProof } from './history-proof.ts'
import { importOrganization } from './import-organization.ts'
import { inviteOperator } from './invite-operator.ts'
import { carriedDatabase } from '../store/open-database.ts'
import { requestLiftedSingleSignOn } from './lift-single-sign-on.ts'
import { migrateToPostgres } from './migrate-to-postgres.ts'
import { OperatorError } from './operator-error.ts'
import { readOrganizationFile } from './organization-file.ts'
import { restore } from './restore.ts'
import { verifyHistory, type VerifiedHistory } from './verify-history.ts'

const operatorUsage = 'pnpm operator invite <email>, or: pnpm operator lift-single-sign-on <organizationId>'

/** The tasks of an operator, beside starting the server. */
const tasks: Readonly<Record<string, Task>> = {
  backup: {
    usage: 'pnpm backup <folder>',
    takes: 1,
    run: async (dataFolder, [folder = '']) => {
      const path = resolve(folder)
      const backedUp = await backUp({ ...dataFolder, folder: path, now: Date.now() })
      const { organizations, documents, holdsSecret, attachmentsMissing } = backedUp
      const missing = attachmentsMissing === 0 ? '' : `; ${attachmentsMissing} attachments are missing in the data`
      const secret = holdsSecret ? 'and the secret' : 'without KONTOR_SECRET, which restoring needs'
      return `Backed up ${documents} documents of ${organizations} organisations, ${secret}, to ${path}${missing}`
    },
  },
  nightly: {
    usage: 'pnpm backup-nightly',
    takes: 0,
    run: async (settings) => {
      const backedUp = await backUpNightly(settings, Date.now())
      if (backedUp === null) return 'Today has its backup already.'
      const { documents, folder, removed } = backedUp
      return `Backed up ${documents} documents to ${folder}, and restored them to try it; ${removed} older backups removed`
    },
  },
  restore: {
    usage: 'pnpm restore <folder> [--replace]',
    takes: 1,
    options: { replace: { type: 'boolean' } },
    run: async (dataFolder, [folder = ''], options) => {
      const replace = options['replace'] === true
      const { madeAt, documents } = await restore({ ...dataFolder, folder: resolve(folder), replace })
      const where = dataFolder.databaseUrl === null ? dataFolder.dataDir : 'the database of KONTOR_DATABASE_URL'
      return `Restored ${documents} documents as of ${madeAt} to ${where}; everybody signs in again`
    },
  },
  export: {
    usage: 'pnpm export-organization <organizationId> <file>',
    takes: 2,
    run: async (settings, [organizationId = '', file = '']) => {
      const path = resolve(file)
      if (existsSync(path)) throw new OperatorError(`${path} exists already: name a new file.`)
      const id = v.safeParse(OrganizationIdSchema, organizationId)
      if (!id.success) throw new OperatorError('There is no organisation of that id.')
      const exported = await exportOrganization({ ...settings, organizationId: id.output })
      writeFileSync(path, `${JSON.stringify(exported, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true })
      return `Exported ${exported.members.length} members and ${exported.accounts.length} accounts to ${path}`
    },
  },
  import: {
    usage: 'pnpm import-organization <file>',
    takes: 1,
    run: async (dataFolder, [name = '']) => {
      const path = resolve(name)
      const file = existsSync(path) ? readOrganizationFile(readFileSync(path, 'utf8')) : null
      if (file === null) throw new OperatorError(`${path} is no organisation that Kontor has exported.`)
      const { loginsCreated } = await importOrganization({ ...dataFolder, file, now: Date.now() })
      return `Imported ${file.organization.id}; ${loginsCreated} new logins set a password by "forgotten password"`
    },
  },
  operator: {
    usage: operatorUsage,
    takes: 2,
    run: async (settings, [act, given = '']) => {
      if (act === 'lift-single-sign-on') return liftSingleSignOn(settings, given)
      const email = v.safeParse(EmailSchema, given)
      if (act !== 'invite') throw new OperatorError(`Usage: ${operatorUsage}`)
      if (!email.success) throw new OperatorError(`${given} is no e-mail.`)
      return `Until it is used, for seven days: ${await inviteOperator(settings, email.output, Date.now())}`
    },
  },
  'migrate-to-postgres': {
    usage: 'pnpm migrate-to-postgres',
    takes: 0,
    run: async (settings) => {
      const carried = await migrateToPostgres(settings)
      const { organizations, documents, entries, logins, attachments, attachmentsMissing } = carried
      const missing = attachmentsMissing === 0 ? '' : ` (${attachmentsMissing} are missing in the data folder)`
      return (
        `Carried over ${organizations} organisations, ${documents} documents, ${entries} entries of histories, ` +
        `${logins} logins and ${attachments} attachments${missing}; ` +
        `the former database is kept as ${join(settings.dataDir, carriedDatabase)}`
      )
    },
  },
  'verify-history': {
    usage: 'pnpm verify-history [--proof <file>]',
    takes: 0,
    options: { proof: { type: 'string' } },
    run: async (settings, _names, { proof }) => {
      const verified = await verifyHistory({ ...settings, proof: typeof proof === 'string' ? proofIn(proof) : null })
      const lines = verified.map(lineOf).join('\n')
      if (verified.some(({ broken }) => broken !== null)) throw new OperatorError(lines)
      return lines === '' ? 'There is no organisation yet.' : lines
    },
  },
}

const liftSingleSignOn = async (settings: Settings, given: string): Promise<string> => {
  const id = v.safeParse(OrganizationIdSchema, given)
  if (!id.success) throw new OperatorError('There is no organisation of that id.')
  await requestLiftedSingleSignOn(settings, id.output, Date.now())
  return `${id.output} demands single sign-on no longer: a running server carries it out within half a minute, else the next start`
}

const proofIn = (name: string): HistoryProof => {
  const path = resolve(name)
  const proof = existsSync(path) ? readHistoryProof(readFileSync(path, 'utf8')) : null
  if (proof === null) throw new OperatorError(`${path} is no history that Kontor has exported as JSON.`)
  return proof
}

/** The head is worth keeping outside the server: a later `verify` can check the history against it. */
const lineOf = ({ document, entries, head, broken }: VerifiedHistory): string =>
  broken === null
    ? `${document}: ${entries} entries, intact, the last is ${head.seq} ${head.hash}`
    : `${document}: BROKEN at ${broken.seq}: ${broken.what}`

type Options = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

interface Task {
  readonly usage: string
  /** The number of positional arguments. */
  readonly takes: number
  readonly options?: NonNullable<ParseArgsConfig['options']>
  readonly run: (settings: Settings, names: readonly string[], options: Options) => Promise<string>
}

/**
 * Runs the task that the arguments name, with the server's own environment variables. Returns the line that describes
 * the result, or one line for each history. It is never interactive. Mistakes of the operator are an `OperatorError` or
 * a `SettingsError`.
 *
 * @example await operate(['backup', '/var/backups/kontor/monday'], process.env)
 */
export const operate = async (
  [name = '', ...rest]: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> => {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined
  if (task === undefined) throw new OperatorError(`Ask for one of: ${Object.keys(tasks).join(', ')}.`)
  const { values, positionals } = parsed(task, rest)
  if (positionals.length !== task.takes || positionals.includes('')) throw new OperatorError(`Usage: ${task.usage}`)
  return task.run(readSettings(environment), positionals, values)
}

const parsed = ({ options = {}, usage }: Task, args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch {
    throw new OperatorError(`Usage: ${usage}`)
  }
}
