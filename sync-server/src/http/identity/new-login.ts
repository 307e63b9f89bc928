import type { LoginId } from '@kontor/domain'
import type { Identity, NewLogin } from '../../identity/identity.ts'
import type { Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'

export interface PreparedLogin {
  readonly loginId: LoginId
  /**
   * Removes the login after its purpose failed. A login that existed before stays; so does one that is a member
   * somewhere by now, because the storage may have kept a commit that seemed to fail.
   */
  undo(): Promise<void>
}

/**
 * Creates the login, or continues with one that an earlier attempt created before it became a member: with the same
 * names and the same password. Any other login with these names is in use.
 */
export const newLogin = async (
  parts: {
    readonly identity: Pick<Identity, 'createLogin' | 'removeLogin' | 'findLogin' | 'passwordIsRight'>
    readonly store: Pick<Store, 'organizationsOfLogin'>
  },
  login: NewLogin & { readonly password: string },
  headers: Headers,
): Promise<PreparedLogin> => {
  const { identity, store } = parts
  const created = await identity.createLogin(login)
  if ('loginId' in created) {
    const { loginId } = created
    const undo = async (): Promise<void> => {
      if ((await store.organizationsOfLogin(loginId)).length === 0) await identity.removeLogin(loginId)
    }
    return { loginId, undo }
  }
  const leftBehind = await identity.findLogin(login)
  const isFree = leftBehind !== null && (await store.organizationsOfLogin(leftBehind)).length === 0
  if (leftBehind === null || !isFree || !(await identity.passwordIsRight(login, headers)))
    throw new Failure(
      409,
      created.refused,
      created.refused === 'email-in-use' ? { email: login.email, by: 'login' } : {},
    )
  return { loginId: leftBehind, undo: () => Promise.resolve() }
}
