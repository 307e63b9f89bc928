import * as v from 'valibot'

/**
 * The reason code of the first thing wrong with one field, null when nothing is. Forms and the server ask the same
 * schemas, so the sentence beside the field and the server's answer never differ.
 *
 * @example fieldProblem(EmailSchema, 'anna') // 'not-an-email'
 */
export const fieldProblem = (schema: v.GenericSchema, value: unknown): string | null => {
  const result = v.safeParse(schema, value, { abortEarly: true })
  return result.success ? null : issueReason(result.issues[0])
}

/** The reason code of one parsing issue. Our checks carry theirs as the message; a wrong shape gets one here. */
export const issueReason = (issue: v.BaseIssue<unknown>): string => {
  if (issue.kind !== 'schema') return issue.message
  if (issue.received === 'undefined') return 'missing'
  return issue.type === 'picklist' ? 'not-an-option' : 'wrong-type'
}
