import {
  directoryKind,
  parseMutation,
  type AccountId,
  type DirectoryChange,
  type OrganizationId,
  type RecordContent,
} from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import type { Commit, Store } from '../store/store.ts'
import type { FactFinder } from './fact-finder.ts'
import { LivingDocument } from './living-document.ts'
import { projectionsOf } from './projections-of.ts'
import type { Batch, DirectoryStep, PreparedMutation } from './run-batch.ts'
import type { Submission, SubmittedMutation } from './submission.ts'

/** S20: a copy of the organisation's directory, for the steps that the mutations of one commit of a section take in it. */
export interface PreparedStep {
  readonly document: LivingDocument
  readonly run: DirectoryStep
}

/** Loads the directory and the facts of each step; null where no mutation takes one. */
export const prepareDirectoryStep = async (options: {
  readonly store: Pick<Store, 'load'>
  readonly directory: { readonly name: DocumentName; readonly accountId: AccountId }
  readonly organizationId: OrganizationId
  /** The section before the commit. */
  readonly content: RecordContent
  readonly prepared: ReadonlyMap<SubmittedMutation, PreparedMutation>
  readonly finderFor: (directory: LivingDocument) => FactFinder
  readonly now: number
}): Promise<PreparedStep | null> => {
  const { store, directory, organizationId, content, prepared, now } = options
  const { accountId } = directory
  const steps = [...prepared].flatMap(([mutation, { parsed }]) => {
    if (parsed.refusal !== null || parsed.definition.inDirectory === undefined) return []
    return [{ mutation, draft: parsed.definition.inDirectory(parsed.args, content, { accountId }) }]
  })
  if (steps.length === 0) return null
  const document = new LivingDocument(directoryKind, await store.load(directory.name))
  const finder = options.finderFor(document)
  const facts = new Map<SubmittedMutation, object>()
  for (const { mutation, draft } of steps) {
    const parsed = draft === null ? null : parseMutation(directoryKind, { ...draft, version: 1 })
    const questions = parsed?.refusal === null ? (parsed.definition.facts?.(parsed.args) ?? {}) : {}
    facts.set(mutation, await finder.find(questions, mutation.id, () => null))
  }
  const none = { submissions: [], known: new Map(), prepared: new Map(), barred: new Map(), directoryStep: null }
  const own = {
    kind: directoryKind,
    causeOf: organizationId,
    accountId: null,
    document,
    now,
    accessOf: () => null,
    barrierOf: () => null,
  }
  return { document, run: { accountId, options: { ...none, ...own }, facts } }
}

/** The commit of the directory that goes with that of the section. */
export const commitInDirectory = (
  directory: DocumentName,
  organizationId: OrganizationId,
  document: LivingDocument,
  { entries, changes, outcomes, effects, links }: Batch,
): Commit => {
  const expectedSeq = document.seq
  const update = document.write(changes, expectedSeq + entries.length)
  const own = { document: directory, expectedSeq, entries, update, outcomes, effects, links, judgedBy: null }
  return {
    ...own,
    ...projectionsOf(organizationId, changes as DirectoryChange[]),
    conversations: [],
    attachments: [],
    also: null,
  }
}

/** An operator's submission is a batch of its own: its steps are prepared from the section as it is before the batch. */
export const groupsOf = (submissions: readonly Submission[]): readonly (readonly Submission[])[] => {
  const groups: Submission[][] = []
  for (const submission of submissions) {
    const last = groups.at(-1)
    const joins = submission.actor.kind !== 'operator' && last?.[0]?.actor.kind !== 'operator'
    if (last !== undefined && joins) last.push(submission)
    else groups.push([submission])
  }
  return groups
}
