import type { DatabaseSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import { applyChanges, emptyDirectory, recordKinds, type Directory, type OrganizationId } from '@kontor/domain'
import { documentName, parseDocumentName, type DocumentName } from '@kontor/protocol'
import { FollowedChain, type ChainHead } from '../history/followed-chain.ts'
import { readLog } from '../history/log-reader.ts'
import { LivingDocument } from '../rooms/living-document.ts'
import { createSqliteStore } from '../store/sqlite-store.ts'
import type { Store } from '../store/store.ts'
import { openExistingDatabase } from './data-folder.ts'
import { ProofSearch, type HistoryProof } from './history-proof.ts'
import { OperatorError } from './operator-error.ts'

export interface VerifiedHistory {
  readonly document: DocumentName
  readonly entries: number
  readonly head: ChainHead
  /** Where the log is not what was written first, and what is wrong there; null: nothing. */
  readonly broken: { readonly seq: number; readonly what: string } | null
  /** How many entries of the proof it holds, and the first that it does not. */
  readonly proof: { readonly found: number; readonly firstMissing: number | null }
}

/**
 * Checks every history at one moment, in the data of a server that may be running: that the chain is whole, that it
 * ends where its document stands, that the document's content is the sum of it, and that it holds the proof.
 */
export const verifyHistory = async (options: {
  readonly dataDir: string
  readonly proof: HistoryProof | null
}): Promise<readonly VerifiedHistory[]> => {
  const database = openExistingDatabase(options.dataDir)
  try {
    demandChain(database)
    const store = await createSqliteStore(database)
    database.exec('begin')
    const verified: VerifiedHistory[] = []
    for (const { name, seq } of documentsIn(database))
      verified.push(await verifyOne(store, { document: name, seq, proof: options.proof?.links ?? [] }))
    return options.proof === null ? verified : withProof(verified, options.proof.document)
  } finally {
    database.close()
  }
}

/** Opening an older database would bind its log to a chain, and then find it intact. */
const demandChain = (database: DatabaseSync): void => {
  const columns = database.prepare("select name from pragma_table_info('log')").all()
  if (!columns.some(({ name }) => name === 'hash'))
    throw new OperatorError('The data is of a version of Kontor without a chained history: start the server once.')
}

/** Those with a history, and the directory of every organisation even if somebody took it away. */
const documentsIn = (
  database: DatabaseSync,
): readonly { readonly name: DocumentName; readonly seq: number | null }[] => {
  const kept = database.prepare('select name, seq from documents').all()
  const documents = new Map(kept.map(({ name, seq }) => [name as DocumentName, seq === null ? null : Number(seq)]))
  for (const [name, seq] of documents) if (seq === 0 && !hasEntries(database, name)) documents.delete(name)
  for (const { id } of database.prepare('select id from organizations').all()) {
    const directory = documentName({ kind: 'directory', organizationId: id as OrganizationId })
    if (!documents.has(directory)) documents.set(directory, null)
  }
  return [...documents].map(([name, seq]) => ({ name, seq })).sort((one, other) => (one.name < other.name ? -1 : 1))
}

const hasEntries = (database: DatabaseSync, document: DocumentName): boolean =>
  database.prepare('select 1 from log where document = ? limit 1').get(document) !== undefined

const verifyOne = async (
  store: Store,
  about: { readonly document: DocumentName; readonly seq: number | null; readonly proof: HistoryProof['links'] },
): Promise<VerifiedHistory> => {
  const { document, seq, proof } = about
  const chain = new FollowedChain(document)
  const search = new ProofSearch(proof)
  const directory = emptyDirectory()
  let unreadable = false
  try {
    for await (const entry of readLog(store, document, { beyond: 0, direction: 'forth' })) {
      if (chain.follow(entry)) {
        applyChanges(directory, entry.changes)
        search.look(entry)
      }
    }
  } catch {
    // Whatever somebody wrote into its columns; the other histories are looked at all the same.
    unreadable = true
  }
  const { entries, head, brokenAt } = chain
  const known = { document, entries, head, proof: { found: search.found, firstMissing: search.firstMissing } }
  const broken = (at: number, what: string): VerifiedHistory => ({ ...known, broken: { seq: at, what } })
  if (brokenAt !== null) return broken(brokenAt, 'this entry is not what was written, or one before it is missing')
  if (unreadable) return broken(head.seq + 1, 'an entry from here on cannot be read')
  if (seq === null) return broken(1, 'its document is missing')
  if (seq !== head.seq) return broken(Math.min(seq, head.seq) + 1, `its document stands at ${seq}`)
  const other = await differing(store, document, directory)
  return other === null ? { ...known, broken: null } : broken(seq, `the document holds another ${other} than its log`)
}

/** What the document holds otherwise than the sum of its log; a section holds nothing yet. */
const differing = async (store: Store, document: DocumentName, folded: Directory): Promise<string | null> => {
  if (parseDocumentName(document)?.kind !== 'directory') return null
  const { directory } = new LivingDocument(await store.load(document))
  if (!isDeepStrictEqual(folded.organization, directory.organization)) return 'organization'
  for (const kind of recordKinds) {
    const [summed, kept] = [
      folded[kind] as ReadonlyMap<string, unknown>,
      directory[kind] as ReadonlyMap<string, unknown>,
    ]
    for (const id of new Set([...summed.keys(), ...kept.keys()]))
      if (!isDeepStrictEqual(summed.get(id), kept.get(id))) return `${kind} ${id}`
  }
  return null
}

/** The proof belongs to the history that it names, or else to the one that holds most of it. */
const withProof = (verified: readonly VerifiedHistory[], named: string | null): readonly VerifiedHistory[] => {
  const holder =
    named === null
      ? verified.filter(({ proof }) => proof.found > 0).sort((one, other) => other.proof.found - one.proof.found)[0]
      : verified.find(({ document }) => document === named)
  if (holder === undefined)
    throw new OperatorError(
      named === null
        ? 'No history on this server holds any entry of the proof: it was written anew, or belongs elsewhere.'
        : `The proof is about ${named}, which this server does not have.`,
    )
  const { firstMissing } = holder.proof
  if (holder.broken !== null || firstMissing === null) return verified
  const broken = { seq: firstMissing, what: 'the proof holds another entry' }
  return verified.map((one) => (one === holder ? { ...one, broken } : one))
}
