import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { OrganizationIdSchema } from '@kontor/domain'
import * as v from 'valibot'
import { readSettings } from '../settings/settings.ts'
import { backUp } from './back-up.ts'
import type { DataFolder } from './data-folder.ts'
import { exportOrganization } from './export-organization.ts'
import { readHistoryProof, type HistoryProof } from './history-proof.ts'
import { importOrganization } from './import-organization.ts'
import { OperatorError } from './operator-error.ts'
import { readOrganizationFile } from './organization-file.ts'
import { restore } from './restore.ts'
import { verifyHistory, type VerifiedHistory } from './verify-history.ts'

/** What an operator may ask for, beside starting the server. */
const tasks: Readonly<Record<string, Task>> = {
  backup: {
    usage: 'pnpm backup <folder>',
    takes: 1,
    run: async (dataFolder, [folder = '']) => {
      const path = resolve(folder)
      const { organizations, documents, holdsSecret } = backUp({ ...dataFolder, folder: path, now: Date.now() })
      const secret = holdsSecret ? 'and the secret' : 'without KONTOR_SECRET, which restoring needs'
      return `Backed up ${documents} documents of ${organizations} organisations, ${secret}, to ${path}`
    },
  },
  restore: {
    usage: 'pnpm restore <folder> [--replace]',
    takes: 1,
    options: ['--replace'],
    run: async (dataFolder, [folder = ''], options) => {
      const replace = options.includes('--replace')
      const { madeAt, documents } = await restore({ ...dataFolder, folder: resolve(folder), replace })
      return `Restored ${documents} documents as of ${madeAt} to ${dataFolder.dataDir}; everybody signs in again`
    },
  },
  export: {
    usage: 'pnpm export-organization <organizationId> <file>',
    takes: 2,
    run: async ({ dataDir }, [organizationId = '', file = '']) => {
      const path = resolve(file)
      if (existsSync(path)) throw new OperatorError(`${path} exists already: name a new file.`)
      const id = v.safeParse(OrganizationIdSchema, organizationId)
      if (!id.success) throw new OperatorError('There is no organisation of that id.')
      const exported = await exportOrganization({ dataDir, organizationId: id.output })
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
  'verify-history': {
    usage: 'pnpm verify-history [--proof <file>]',
    takes: ({ length }) => length,
    options: ['--proof'],
    run: async ({ dataDir }, [name = null]) => {
      const verified = await verifyHistory({ dataDir, proof: name === null ? null : proofIn(name) })
      const lines = verified.map(lineOf).join('\n')
      if (verified.some(({ broken }) => broken !== null)) throw new OperatorError(lines)
      return lines === '' ? 'There is no organisation yet.' : lines
    },
  },
}

const proofIn = (name: string): HistoryProof => {
  const path = resolve(name)
  const proof = existsSync(path) ? readHistoryProof(readFileSync(path, 'utf8')) : null
  if (proof === null) throw new OperatorError(`${path} is no history that Kontor has exported as JSON.`)
  return proof
}

/** The head is worth keeping elsewhere: it is what the next proof can be made of. */
const lineOf = ({ document, entries, head, broken }: VerifiedHistory): string =>
  broken === null
    ? `${document}: ${entries} entries, intact, the last is ${head.seq} ${head.hash}`
    : `${document}: BROKEN at ${broken.seq}: ${broken.what}`

interface Task {
  readonly usage: string
  /** How many names it takes; some options bring one. */
  readonly takes: number | ((options: readonly string[]) => number)
  readonly options?: readonly string[]
  readonly run: (dataFolder: DataFolder, names: readonly string[], options: readonly string[]) => Promise<string>
}

/**
 * Does what the arguments of the program ask for, with the server's own environment variables, and gives the line that
 * says what was done, or one for each history. It never asks back. What the operator can mend is an `OperatorError` or a `SettingsError`.
 *
 * @example await operate(['backup', '/var/backups/kontor/monday'], process.env)
 */
export const operate = async (
  [name = '', ...rest]: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string> => {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined
  if (task === undefined) throw new OperatorError(`Ask for one of: ${Object.keys(tasks).join(', ')}.`)
  const options = rest.filter((word) => word.startsWith('--'))
  const names = rest.filter((word) => !word.startsWith('--') && word !== '')
  const takes = typeof task.takes === 'number' ? task.takes : task.takes(options)
  if (names.length !== takes || options.some((option) => !task.options?.includes(option)))
    throw new OperatorError(`Usage: ${task.usage}`)
  return task.run(readSettings(environment), names, options)
}
