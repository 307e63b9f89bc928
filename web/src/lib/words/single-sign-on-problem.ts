import { m } from '#lib/paraglide/messages.js'

/** The sentence for the way back from the provider, by `error` and `unlinked` of the address; null: nothing failed. */
export const singleSignOnProblem = (search: Pick<URLSearchParams, 'get' | 'has'>): string | null => {
  const error = search.get('error')
  if (error === null) return null
  if (search.has('unlinked')) return m.single_sign_on_unlinked()
  if (error === 'access_denied') return m.single_sign_on_cancelled()
  return error === 'signup_disabled' ? m.single_sign_on_unknown() : m.single_sign_on_failed()
}

/** The same for linking a login on its own page. */
export const linkProblem = (search: Pick<URLSearchParams, 'get'>): string | null => {
  const error = search.get('error')
  if (error === null) return null
  if (error === 'access_denied') return m.single_sign_on_cancelled()
  return error.startsWith('account_already_linked') ? m.own_single_sign_on_taken() : m.own_single_sign_on_not_linked()
}
