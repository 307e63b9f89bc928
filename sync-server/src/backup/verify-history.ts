import { isDeepStrictEqual } from 'node:util'
import {
  applyChanges,
  emptyContent,
  isRecords,
  kinds as productKinds,
  type DocumentKind,
  type DocumentKinds,
  type OrganizationId,
  type RecordContent,
  type WritableContent,
} from '@kontor/domain'
import {
  documentName,
  kindOfOperatorDocument,
  parseDocumentName,
  parseOperatorDocument,
  type DocumentName,
} from '@kontor/protocol'
import { Kysely } from 'kysely'
import { chainState, type ChainState } from '../history/chain-state.ts'
import { LivingDocument } from '../rooms/living-document.ts'
import type { Database } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { all } from '../store/work.ts'
import { openExistingDatabase, type DataFolder } from './data-folder.ts'
import { ProofSearch, type HistoryProof } from './history-proof.ts'
import { openSnapshot } from './kept-data.ts'
import { OperatorError } from './operator-error.ts'

export interface VerifiedHistory extends ChainState {
  readonly document: DocumentName
  /** How many entries of the proof the history holds, and the first that it does not. */
  readonly proof: { readonly found: number; readonly firstMissing: number | null }
}

/**
 * Checks every history, in one snapshot of the data of a server that may be running: the chain is intact, it ends at
 * the document's seq, replaying it gives the document's content, and it holds the proof.
 */
export const verifyHistory = async (
  options: Pick<DataFolder, 'dataDir' | 'databaseUrl'> & {
    readonly proof: HistoryProof | null
    readonly kinds?: DocumentKinds
  },
): Promise<readonly VerifiedHistory[]> => {
  if (typeof options.databaseUrl !== 'string') demandChain(options.dataDir)
  const { database, store, close } = await openSnapshot(options)
  try {
    const verified: VerifiedHistory[] = []
    const checked = { proof: options.proof?.links ?? [], kinds: options.kinds ?? productKinds }
    for (const document of await documentsIn(database)) verified.push(await verifyOne(store, document, checked))
    return options.proof === null ? verified : withProof(verified, options.proof.document)
  } finally {
    await close()
  }
}

/** Opening an older database would chain its log first, and then find it intact. */
const demandChain = (dataDir: string): void => {
  const database = openExistingDatabase(dataDir)
  const columns = database.prepare("select name from pragma_table_info('log')").all()
  database.close()
  if (!columns.some(({ name }) => name === 'hash'))
    throw new OperatorError('The data is of a version of Kontor without a chained history: start the server once.')
}

/** Documents with a history, and the directory of every organisation even if an attacker removed its rows. */
const documentsIn = ({ dialect, runner }: Database): Promise<readonly DocumentName[]> => {
  const db = new Kysely<Tables>({ dialect })
  return runner.read(function* () {
    const written = yield* all(db.selectFrom('documents').select('name').where('seq', '!=', 0))
    const unwritten = db.selectFrom('documents').select('name').where('seq', '=', 0)
    const logged = yield* all(
      db.selectFrom('log').select('document as name').distinct().where('document', 'in', unwritten),
    )
    const organizations = yield* all(db.selectFrom('organizations').select('id'))
    const documents = new Set([
      ...[...written, ...logged].map(({ name }) => name as DocumentName),
      ...organizations.map(({ id }) => documentName({ kind: 'directory', organizationId: id as OrganizationId })),
    ])
    return [...documents].sort()
  })
}

const verifyOne = async (
  store: Store,
  document: DocumentName,
  { proof, kinds }: { readonly proof: HistoryProof['links']; readonly kinds: DocumentKinds },
): Promise<VerifiedHistory> => {
  const search = new ProofSearch(proof)
  const kind = kindOf(document, kinds)
  const folded = kind === null ? null : (emptyContent(kind) as WritableContent)
  const state = await chainState(store, document, (entry) => {
    if (folded !== null) applyChanges(folded, entry.changes)
    search.look(entry)
  })
  const verified = { ...state, document, proof: { found: search.found, firstMissing: search.firstMissing } }
  if (kind === null || folded === null || state.broken !== null) return verified
  const { content } = new LivingDocument(kind, await store.load(document))
  const other = differing(folded, content)
  if (other === null) return verified
  return { ...verified, broken: { seq: state.head.seq, what: `the document holds another ${other} than its log` } }
}

/** Null for a document of a kind that this version does not have: then only its chain can be checked. */
const kindOf = (document: DocumentName, kinds: DocumentKinds): DocumentKind | null => {
  const own = parseOperatorDocument(document)
  if (own !== null) return kindOfOperatorDocument(kinds, own)
  const address = parseDocumentName(document, kinds)
  if (address?.kind === 'directory') return kinds.directory
  return address?.kind === 'section' ? (kinds.sections[address.key] ?? null) : null
}

/** The first record that differs between the replayed log and the document; null when none does. */
const differing = (folded: RecordContent, content: RecordContent): string | null => {
  for (const [name, part] of Object.entries(content)) {
    const summed = folded[name]
    if (!isRecords(part) || !isRecords(summed)) {
      if (!isDeepStrictEqual(summed, part)) return name
      continue
    }
    for (const id of new Set([...summed.keys(), ...part.keys()]))
      if (!isDeepStrictEqual(summed.get(id), part.get(id))) return `${name} ${id}`
  }
  return null
}

/** The proof is compared with the history that it names, or else with the one that holds most of it. */
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
