import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { anna, openTestIdentity, origin } from '../testing/open-test-identity.ts'

const redirectUrl = 'https://app.example/callback'
const claims = { 'urn:kontor:access': [{ id: 'organization-1' }] }

/** Anna's tokens in an application, whose access ends without anything being removed: as after a killed server. */
const setup = async () => {
  const access = { isOpen: true }
  const { identity } = await openTestIdentity({ claimsFor: () => Promise.resolve(access.isOpen ? claims : null) })
  await identity.createLogin(anna)
  const cookie = (await identity.signIn(anna, new Headers()))?.getSetCookie()[0]?.split(';')[0] ?? ''
  const added = await identity.applications.add({
    ...{ name: 'App', right: 'finance', redirectUrls: [redirectUrl], logoutUrl: null },
  })
  const { id, secret } = added ?? { id: '', secret: '' }
  const verifier = 'v'.repeat(43)
  const query = new URLSearchParams({
    ...{ client_id: id, redirect_uri: redirectUrl, response_type: 'code', scope: 'openid offline_access', state: 's' },
    ...{ code_challenge_method: 'S256', code_challenge: createHash('sha256').update(verifier).digest('base64url') },
  })
  const call = async (path: string, headers: Record<string, string>, body?: Record<string, string>) => {
    const request = new Request(`${origin}/api/auth/${path}`, {
      headers,
      ...(body === undefined ? {} : { method: 'POST', body: new URLSearchParams(body) }),
    })
    const answer = await identity.answerApplication(request)
    if (answer === null) throw new Error('not answered')
    return answer
  }
  const entered = await call(`oauth2/authorize?${query.toString()}`, { cookie })
  const code = new URL(entered.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
  const granted = await call(
    'oauth2/token',
    { authorization },
    { ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUrl, code_verifier: verifier } },
  )
  const tokens = (await granted.json()) as { access_token: string; refresh_token: string }
  const introspect = async (token: string) => (await call('oauth2/introspect', { authorization }, { token })).json()
  const userInfo = () => call('oauth2/userinfo', { authorization: `Bearer ${tokens.access_token}` })
  return { access, tokens, introspect, userInfo, id }
}

it('[ISSUE 11] introspection and user info say what the token opens at this moment', async () => {
  const { tokens, introspect, userInfo, id } = await setup()
  expect(await introspect(tokens.access_token)).toMatchObject({ active: true, client_id: id, ...claims })
  expect(await introspect(tokens.refresh_token)).toMatchObject({ active: true, ...claims })
  expect(await (await userInfo()).json()).toMatchObject(claims)
})

it('[ISSUE 11] a token within its time is judged when it is shown: not active, no rights, once access has ended', async () => {
  const { access, tokens, introspect, userInfo } = await setup()
  access.isOpen = false
  expect(await introspect(tokens.access_token)).toEqual({ active: false })
  expect(await introspect(tokens.refresh_token)).toEqual({ active: false })
  const answer = await userInfo()
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
    401,
    'Bearer error="invalid_token", error_description="access has ended"',
  ])
  expect(await answer.text()).not.toContain('urn:kontor:access')
})
