import {
  affectedPeople,
  previewEach,
  summedDifference,
  type AccessDifference,
  type Directory,
  type DraftMutation,
  type Person,
  type PreviewContext,
  type Refusal,
  type SummedDifference,
} from '@kontor/domain'
import { bulkActs, mutationFor, type BulkAct, type BulkChange } from './bulk-change.ts'

/** `outside`: the act does not concern such people, so nothing is sent. */
export type PlannedFate = 'changes' | 'unchanged' | 'refused' | 'outside'

export interface PlannedPerson {
  readonly person: Person
  readonly fate: PlannedFate
  /** Null for those outside. */
  readonly mutation: DraftMutation | null
  readonly refusal: Refusal | null
  /** Null where the access does not change: of an invited or a suspended person, for instance. */
  readonly difference: AccessDifference | null
}

export interface BulkPlan {
  readonly people: readonly PlannedPerson[]
  readonly by: Readonly<Record<PlannedFate, readonly PlannedPerson[]>>
  readonly sum: SummedDifference
}

/** What happens to each of these people, by the server's rules, before anything is sent. */
export const bulkPlan = (
  directory: Directory,
  change: BulkChange,
  people: readonly Person[],
  context: PreviewContext,
): BulkPlan => {
  const drafts = people.flatMap((person) => {
    const mutation = mutationFor(directory, change, person)
    return mutation === null ? [] : [{ person, mutation }]
  })
  const mutations = drafts.map(({ mutation }) => mutation)
  const after = previewEach(directory, mutations, context)
  const affected = affectedPeople(directory, after.directory)
  const differences = new Map<string, AccessDifference>(
    affected.map(({ memberId, difference }) => [memberId, difference]),
  )
  const planned = new Map<Person, PlannedPerson>()
  drafts.forEach(({ person, mutation }, at) => {
    const { refusal, changes } = after.outcomes[at] ?? { refusal: null, changes: false }
    const fate = refusal !== null ? 'refused' : changes ? 'changes' : 'unchanged'
    planned.set(person, { person, mutation, fate, refusal, difference: differences.get(person.id) ?? null })
  })
  const all = people.map((person) => planned.get(person) ?? outside(person))
  return { people: all, by: byFate(all), sum: summedDifference(affected) }
}

const outside = (person: Person): PlannedPerson => ({
  person,
  mutation: null,
  fate: 'outside',
  refusal: null,
  difference: null,
})

const byFate = (people: readonly PlannedPerson[]): BulkPlan['by'] => {
  const groups = Map.groupBy(people, ({ fate }) => fate)
  const of = (fate: PlannedFate) => groups.get(fate) ?? []
  return { changes: of('changes'), unchanged: of('unchanged'), refused: of('refused'), outside: of('outside') }
}

/** How many of the selected people an act is possible for; and the reason where it is none. */
export interface Applicability {
  readonly act: BulkAct
  readonly count: number
  readonly refusal: Refusal | null
}

const nothing = { add: [], remove: [] }

export const bulkApplicability = (
  directory: Directory,
  people: readonly Person[],
  context: PreviewContext,
): readonly Applicability[] => bulkActs.map((act) => applicabilityOf(act, directory, people, context))

/** Rights and accounts are chosen later: until then only whether they may be changed counts. */
const applicabilityOf = (
  act: BulkAct,
  directory: Directory,
  people: readonly Person[],
  context: PreviewContext,
): Applicability => {
  const change = { act, rights: nothing, roles: nothing, grants: nothing } as BulkChange
  const mutations = people.flatMap((person) => mutationFor(directory, change, person) ?? [])
  const { outcomes } = previewEach(directory, mutations, context)
  const chosenLater = act === 'rights' || act === 'grants'
  return {
    act,
    count: outcomes.filter(({ refusal, changes }) => refusal === null && (changes || chosenLater)).length,
    refusal: outcomes.find(({ refusal }) => refusal !== null)?.refusal ?? null,
  }
}
