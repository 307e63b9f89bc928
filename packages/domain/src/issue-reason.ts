import type * as v from 'valibot'

/** The reason code of one parsing issue. Our checks carry theirs as the message; a wrong shape gets one here. */
export const issueReason = (issue: v.BaseIssue<unknown>): string => {
  if (issue.kind !== 'schema') return issue.message
  if (issue.received === 'undefined') return 'missing'
  return issue.type === 'picklist' ? 'not-an-option' : 'wrong-type'
}
