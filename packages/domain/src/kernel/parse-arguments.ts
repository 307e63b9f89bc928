import * as v from 'valibot'
import { issueReason } from './field-problem.ts'
import { limits } from './limits.ts'
import type { KernelRefusal } from './refusal.ts'

/**
 * The arguments as the schema gives them (unknown keys dropped), or `invalid-arguments` with one issue per field. The
 * server's own mutations may have longer lists than those of people.
 */
export const parseArguments = <S extends v.GenericSchema>(
  schema: S,
  args: unknown,
  isSystems = false,
): { readonly args: v.InferOutput<S> } | { readonly refusal: KernelRefusal } => {
  const list = oversizedList(args, isSystems ? systemListItemsMax : listItemsMax)
  if (list !== null) return { refusal: { code: 'invalid-arguments', issues: [{ path: list, reason: 'too-many' }] } }
  const result = v.safeParse(schema, args, { abortPipeEarly: true })
  if (result.success) return { args: result.output }
  const reported = result.issues.slice(0, limits.issuesPerRefusalMax)
  const issues = reported.map((issue) => ({ path: v.getDotPath(issue) ?? '', reason: issueReason(issue) }))
  return { refusal: { code: 'invalid-arguments', issues } }
}

const listItemsMax = Math.max(limits.grantsPerListMax, limits.contractUnitsMax)
const systemListItemsMax = Math.max(listItemsMax, limits.board.projectedPerListMax)

/** The name of a list that is longer than any may be: parsing its items one by one would take a while. */
const oversizedList = (args: unknown, itemsMax: number): string | null => {
  if (typeof args !== 'object' || args === null) return null
  const found = Object.entries(args).find(([, value]) => Array.isArray(value) && value.length > itemsMax)
  return found?.[0] ?? null
}
