import * as v from 'valibot'
import { issueReason } from './issue-reason.ts'
import type { Refusal } from './refusal.ts'

/** The arguments as the schema gives them (unknown keys dropped), or `invalid-arguments` with one issue per field. */
export const parseArguments = <S extends v.GenericSchema>(
  schema: S,
  args: unknown,
): { readonly args: v.InferOutput<S> } | { readonly refusal: Refusal } => {
  const result = v.safeParse(schema, args, { abortPipeEarly: true })
  if (result.success) return { args: result.output }
  const issues = result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', reason: issueReason(issue) }))
  return { refusal: { code: 'invalid-arguments', issues } }
}
