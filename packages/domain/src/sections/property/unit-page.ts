import * as v from 'valibot'
import type { MutationContext } from '../../kernel/define-mutation.ts'
import type { UnitId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import type { StoredRecord } from '../../kernel/record.ts'
import type { RecordRefusal } from '../../kernel/refusal.ts'
import { actingPerson } from '../board/acting-person.ts'
import { BoardUnitSchema, type BoardUnit } from '../board/records.ts'

/** Why a page about one unit of the account cannot be changed. */
export type UnitPageRefusal<Kind extends string> =
  | Extract<RecordRefusal<Kind>, { code: 'too-many-records' }>
  | { readonly code: 'unit-not-in-account'; readonly unitId: string }

/** The unit is one of this account (S18), and there is room for its page (S11). */
export const refuseUnit = <Kind extends string>(
  kind: Kind,
  units: ReadonlyMap<string, BoardUnit>,
  pages: ReadonlyMap<string, StoredRecord>,
  unitId: UnitId,
): UnitPageRefusal<Kind> | null => {
  if (!units.has(unitId)) return { code: 'unit-not-in-account', unitId }
  const max = limits.property.pagesMax
  return pages.size >= max && !pages.has(unitId) ? { code: 'too-many-records', kind, max } : null
}

/** The fields of a page whose value would be another one. */
export const differingFields = <Field extends string>(
  fields: readonly Field[],
  before: Readonly<Record<Field, unknown>>,
  after: Readonly<Partial<Record<Field, unknown>>>,
): readonly Field[] => fields.filter((field) => after[field] !== undefined && after[field] !== before[field])

/** The values of these fields, as the arguments that bring them back. */
export const valuesOf = <Field extends string, Page extends Readonly<Record<Field, unknown>>>(
  page: Page,
  fields: readonly Field[],
): Pick<Page, Field> => Object.fromEntries(fields.map((field) => [field, page[field]])) as Pick<Page, Field>

/** The page with the values that these arguments have for the fields. */
export const withFields = <Field extends string, Page extends Readonly<Record<Field, unknown>>>(
  page: Page,
  fields: readonly Field[],
  // Of the fields, only those that are there differ.
  args: { readonly [F in Field]?: Page[F] | undefined },
): Page => ({ ...page, ...Object.fromEntries(fields.map((field) => [field, args[field]])) })

/** Who changes a page now. */
export const changing = (context: MutationContext) => ({
  changed: { at: context.now, by: actingPerson(context) },
})

/** What to add and remove so that the second list becomes the first. */
export const wayBackOf = <Item>(before: readonly Item[], after: readonly Item[]) => ({
  add: before.filter((item) => !after.includes(item)),
  remove: after.filter((item) => !before.includes(item)),
})

/** A list in the order of all that there are, so that equal choices give equal lists. */
export const inOrderOf = <Item>(all: readonly Item[], chosen: readonly Item[]): Item[] =>
  all.filter((item) => chosen.includes(item))

/** S18: the units of the section's account, as the server writes them. */
export const projectedUnits = v.object({
  units: v.pipe(v.array(BoardUnitSchema), v.maxLength(limits.board.projectedPerListMax, 'too-many')),
})
