import * as v from 'valibot'
import type { MutationContext } from '../../kernel/define-mutation.ts'
import { ViewIdSchema } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import type { RecordRefusal } from '../../kernel/refusal.ts'
import { sameNameForm } from '../../kernel/same-form.ts'
import { NameSchema, type TextProblem } from '../../kernel/text.ts'
import { actingPerson } from './acting-person.ts'
import { type BoardContent, type BoardRefusal, type BoardWrite, putBoardRecord, removeBoardRecord } from './board.ts'
import { refuseNewRecord } from './find-item.ts'
import type { NamedPerson, View } from './records.ts'

/** What an address has after `?`, encoded as `URLSearchParams` writes it. */
const QuerySchema = v.pipe(
  v.string(),
  v.maxLength(limits.board.viewQueryLengthMax, 'too-long'),
  v.regex(/^[\w%&=+.*~,:;@!()'-]*$/, 'not-a-query' satisfies TextProblem),
)

export const saveViewArguments = v.object({
  viewId: ViewIdSchema,
  name: NameSchema,
  shared: v.boolean(),
  query: QuerySchema,
})
export const changeViewArguments = v.object({
  viewId: ViewIdSchema,
  name: v.optional(NameSchema),
  shared: v.optional(v.boolean()),
  query: v.optional(QuerySchema),
})
export const removeViewArguments = v.object({ viewId: ViewIdSchema })

type Content = Pick<BoardContent, 'view'>
type Refusal = Extract<BoardRefusal<never>, { code: `${string}view${string}` }> | RecordRefusal<'view'>
type Outcome = Refusal | readonly BoardWrite[]

export const saveView = (
  content: Content,
  { viewId, name, shared, query }: v.InferOutput<typeof saveViewArguments>,
  context: MutationContext,
): Outcome => {
  const view: View = { id: viewId, name, owner: actingPerson(context), shared, query }
  const refusal = refuseNewRecord(content.view, 'view', viewId) ?? refuseTooMany(content, view.owner)
  return refusal ?? refuseName(content, view) ?? [putBoardRecord('view', view)]
}

export const changeView = (
  content: Content,
  { viewId, ...fields }: v.InferOutput<typeof changeViewArguments>,
  context: MutationContext,
): Outcome => {
  const view = content.view.get(viewId)
  if (view === undefined) return { code: 'unknown-view', recordId: viewId }
  const changed: View = {
    ...view,
    name: fields.name ?? view.name,
    shared: fields.shared ?? view.shared,
    query: fields.query ?? view.query,
  }
  const refusal = refuseForeign(view, context) ?? refuseName(content, changed)
  if (refusal !== null) return refusal
  const isSame = changed.name === view.name && changed.shared === view.shared && changed.query === view.query
  return isSame ? [] : [putBoardRecord('view', changed)]
}

export const removeView = (
  content: Content,
  { viewId }: v.InferOutput<typeof removeViewArguments>,
  context: MutationContext,
): Outcome => {
  const view = content.view.get(viewId)
  if (view === undefined) return { code: 'unknown-view', recordId: viewId }
  return refuseForeign(view, context) ?? [removeBoardRecord('view', viewId)]
}

/** The views that a person is offered, by name: the shared ones, and their own. */
export const viewsFor = ({ view }: Content, memberId: NamedPerson['memberId']): readonly View[] =>
  [...view.values()]
    .filter(({ shared, owner }) => shared || owner.memberId === memberId)
    .sort((one, other) => (sameNameForm(one.name) < sameNameForm(other.name) ? -1 : 1))

/** A shared view belongs to the person who saved it, and administrators may tidy up. */
const refuseForeign = (view: View, context: MutationContext): Refusal | null => {
  if (view.owner.memberId === actingPerson(context).memberId) return null
  if (view.shared && context.access?.admin) return null
  return { code: 'not-your-view', view: view.name, name: view.owner.name }
}

const refuseTooMany = ({ view }: Content, owner: NamedPerson): Refusal | null => {
  const max = limits.board.viewsPerPersonMax
  const own = [...view.values()].filter((each) => each.owner.memberId === owner.memberId)
  return own.length >= max ? { code: 'too-many-views', max } : null
}

/** Two views of one name would look the same in the list of a person. */
const refuseName = ({ view }: Content, { id, name, shared, owner }: View): Refusal | null => {
  const sought = sameNameForm(name)
  for (const other of view.values()) {
    const isMet = other.owner.memberId === owner.memberId || (shared && other.shared)
    if (other.id !== id && isMet && sameNameForm(other.name) === sought)
      return { code: 'view-name-taken', view: other.name }
  }
  return null
}
