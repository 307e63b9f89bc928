import {
  AccountIdSchema,
  AttachmentsSchema,
  kinds,
  memberOfLogin,
  mutationDefiner,
  NameSchema,
  sectionAccess,
  writerOf,
  type ChangeOf,
  type ContentOf,
  type DocumentKinds,
  type KernelRefusal,
  type KindTypes,
  type RecordRefusal,
  type SectionKind,
  type WriteOf,
} from '@kontor/domain'
import * as v from 'valibot'

/**
 * A section that exists only in the tests: two kinds of record, two mutations of people and one of the server. It
 * proves that a section is additive: no file outside this folder names it.
 */
const CardSchema = v.object({
  id: v.string(),
  /** S17: assigned by the server at acceptance; null until then. */
  number: v.nullable(v.number()),
  title: NameSchema,
  createdBy: v.string(),
  attachments: v.optional(AttachmentsSchema),
})
const ColleagueSchema = v.object({ id: v.string(), name: v.string() })

export const boardShape = { singles: {}, records: { card: CardSchema, colleague: ColleagueSchema } } as const
type BoardShape = typeof boardShape
export type Board = ContentOf<BoardShape>

export interface BoardTypes extends KindTypes {
  readonly content: Board
  readonly write: WriteOf<BoardShape>
  readonly change: ChangeOf<BoardShape>
  readonly refusal: KernelRefusal | RecordRefusal<'card'>
}

const { put, remove, putIfChanged } = writerOf(boardShape)
const defineMutation = mutationDefiner<BoardTypes>()
const cardArguments = v.object({ cardId: AccountIdSchema, title: NameSchema })

const addCard = defineMutation({
  arguments: cardArguments,
  who: 'members',
  history: 'cards',
  run: (board, { cardId, title }, { access, number }) => {
    if (board.card.has(cardId)) return { code: 'already-exists', kind: 'card', recordId: cardId }
    return [put('card', { id: cardId, number: number ?? null, title, createdBy: access?.name ?? '' })]
  },
  undo: 'none',
})

const renameCard = defineMutation({
  arguments: cardArguments,
  who: 'members',
  history: 'cards',
  run: (board, { cardId, title }) => {
    const card = board.card.get(cardId)
    return card === undefined ? { code: 'unknown-card', recordId: cardId } : putIfChanged('card', card, { title })
  },
  undo: 'none',
})

const attachFiles = defineMutation({
  arguments: v.object({ cardId: AccountIdSchema, attachments: AttachmentsSchema }),
  who: 'members',
  history: 'cards',
  run: (board, { cardId, attachments }) => {
    const card = board.card.get(cardId)
    return card === undefined ? { code: 'unknown-card', recordId: cardId } : [put('card', { ...card, attachments })]
  },
  undo: 'none',
})

/** S18: every member who may open the board is on it by name. */
const setColleagues = defineMutation({
  arguments: v.object({ colleagues: v.array(ColleagueSchema) }),
  who: 'system',
  history: 'colleagues',
  run: (board, { colleagues }) => {
    const kept = new Set(colleagues.map(({ id }) => id))
    const gone = [...board.colleague.keys()].filter((id) => !kept.has(id))
    return [
      ...gone.map((id) => remove('colleague', id)),
      ...colleagues.flatMap((colleague) => {
        const known = board.colleague.get(colleague.id)
        return known === undefined ? [put('colleague', colleague)] : putIfChanged('colleague', known, colleague)
      }),
    ]
  },
  undo: 'none',
})

const mutations = { addCard, renameCard, attachFiles, setColleagues } as const

export const boardKind: SectionKind<BoardTypes> & { readonly mutations: typeof mutations } = {
  key: 'board',
  needs: ['mail'],
  ...boardShape,
  mutations,
  nameOf: (_kind, record) => ('title' in record ? String(record.title) : null),
  nextNumber: ({ card }) => card.size + 1,
  projection: (directory, accountId) => {
    const colleagues = [...directory.member.values()]
      .filter(({ loginId }) => sectionAccess(directory, loginId, accountId, ['mail']) !== null)
      .map(({ id, loginId }) => ({ id, name: memberOfLogin(directory, loginId)?.name ?? '' }))
      .sort((one, other) => (one.id < other.id ? -1 : 1))
    return { name: 'setColleagues', args: { colleagues } }
  },
}

/** The product's registry with one more line. */
export const kindsWithBoard: DocumentKinds = {
  ...kinds,
  sections: { ...kinds.sections, [boardKind.key]: boardKind },
}
