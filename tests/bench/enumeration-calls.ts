import type { Scene } from '../hostile/scene.ts'
import { newId } from '../server/person.ts'

export interface EnumerationCall {
  readonly name: string
  /** About two who are there … */
  readonly first: () => Promise<unknown>
  readonly second: () => Promise<unknown>
  /** … and about one who is not. */
  readonly absent: () => Promise<unknown>
}

/**
 * Every call whose answer must not show whether a login exists. `forgetTries` lets time pass until one may ask for
 * a login again (B9).
 */
export const enumerationCalls = (scene: Scene, forgetTries: () => void): readonly EnumerationCall[] => {
  const { kontor, owner, organizationId, accountId } = scene
  const post = async (path: string, body: object, status: number, cookie = ''): Promise<string> => {
    const headers = { 'content-type': 'application/json', cookie }
    const answer = await fetch(`${kontor.origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const text = await answer.text()
    if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${text}`)
    return text
  }
  const signIn = (username: string) => () =>
    post('/api/auth/sign-in/username', { username, password: 'wrong password here' }, 401)
  const signInByEmail = (username: string) => () =>
    post('/api/auth/sign-in/email', { email: `${username}@example.org`, password: 'wrong password here' }, 401)
  const reset = (username: string) => () =>
    post('/api/auth/request-password-reset', { email: `${username}@example.org` }, 200)
  const inviteExisting = (username: string, emailOf: string) => async () => {
    forgetTries()
    const about = { invitationId: newId(), username, email: `${emailOf}@example.org`, homeAccountId: accountId }
    const args = { ...about, rights: [], roleIds: [], grants: [] }
    const mutations = [{ id: newId(), name: 'inviteExistingMember', args }]
    const text = await post(`/api/documents/directory/${organizationId}/mutations`, { mutations }, 200, owner.cookie)
    if (!text.includes('"no-such-login"')) throw new Error(`inviteExistingMember: ${text}`)
  }
  const about = (name: string, call: (username: string) => () => Promise<unknown>): EnumerationCall => ({
    name,
    first: call('ola.reads'),
    second: call('jan.visits'),
    absent: call('not.there'),
  })
  return [
    about('sign-in by user name', signIn),
    about('sign-in by e-mail', signInByEmail),
    about('password reset', reset),
    about('existing user, wrong e-mail', (username) => inviteExisting(username, 'unknown')),
    about('existing user, wrong user name', (username) => inviteExisting('unknown', username)),
  ]
}
