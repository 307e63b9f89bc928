import { AccountIdSchema, MemberIdSchema, parseArguments } from '@kontor/domain'
import type { Context } from 'hono'
import * as v from 'valibot'
import { serverLimits } from '../../limits.ts'
import { failureOf } from '../answers/failure.ts'

const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'not-a-number'), v.transform(Number))
const limit = v.optional(
  v.pipe(wholeNumber, v.minValue(1, 'not-a-number'), v.maxValue(serverLimits.historyPageMax, 'too-many')),
  '50',
)
const absent = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null)

/** `kinds`: all that the entries of the document can be about. */
export const historyQuerySchema = (kinds: readonly string[]) =>
  v.object({
    before: absent(wholeNumber),
    limit,
    member: absent(MemberIdSchema),
    account: absent(AccountIdSchema),
    record: absent(v.pipe(v.string(), v.maxLength(64, 'too-long'))),
    actor: absent(v.pipe(v.string(), v.maxLength(64, 'too-long'))),
    kind: v.array(v.picklist(kinds)),
    from: absent(wholeNumber),
    to: absent(wholeNumber),
  })

export const RefusalsQuerySchema = v.object({ before: absent(wholeNumber), limit })

export const ContractHistoryQuerySchema = v.object({ before: absent(wholeNumber) })

export const AccessQuerySchema = v.object({ at: wholeNumber, account: absent(AccountIdSchema) })

/** The query string as the schema parses it; for any other the call fails with 400. */
export const parsedQuery = <S extends v.GenericSchema>(context: Context, schema: S): v.InferOutput<S> => {
  const parsed = parseArguments(schema, { ...context.req.query(), kind: context.req.queries('kind') ?? [] })
  if ('refusal' in parsed) throw failureOf(parsed.refusal)
  return parsed.args
}
