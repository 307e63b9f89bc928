import {
  CheckAnswerSchema,
  ChainAnswerSchema,
  AccessThenSchema,
  CopiedLinkSchema,
  DeploymentSchema,
  EmailLinkAnswerSchema,
  GuestConversationSchema,
  HistoryPageSchema,
  InvitationOfferSchema,
  MemberSessionsSchema,
  OwnAccountSchema,
  PasswordLinkSchema,
  RefusedPageSchema,
} from '@kontor/protocol'
import * as v from 'valibot'
import { afterEach, expect, it } from 'vitest'
import { invite, linkToken, openTestApp, registerBy, type TestApp } from '../testing/open-test-app.ts'

let app: TestApp
afterEach(() => app.close())

it('[DESIGN 9] each answer is as its schema says, with no field that the schema does not know', async () => {
  app = await openTestApp()
  const owner = await registerBy(app, 'halina')
  const invitationId = await invite(app, owner, 'zofia')
  const token = await linkToken(app, owner, invitationId)
  const directory = `/api/documents/directory/${owner.organizationId}`
  await app.mutate(owner.organizationId, owner.cookie, 'archiveAccount', { accountId: owner.accountId })
  const { members } = await app.directory(owner.organizationId, owner.cookie)
  const check = { id: 'mutation-check', name: 'archiveAccount', version: 1, args: { accountId: owner.accountId } }
  const calls: readonly (readonly [path: string, schema: v.GenericSchema, body?: object])[] = [
    ['/api/deployment', DeploymentSchema],
    ['/api/login', OwnAccountSchema],
    ['/api/password-links/none', PasswordLinkSchema],
    ['/api/email-links/none', EmailLinkAnswerSchema],
    ['/api/guest/none', GuestConversationSchema],
    [`/api/invitations/${token}`, InvitationOfferSchema],
    [`${directory}/invitations/${invitationId}/link`, CopiedLinkSchema, {}],
    [`${directory}/checks`, CheckAnswerSchema, check],
    [`${directory}/history`, HistoryPageSchema],
    [`${directory}/history/refused`, RefusedPageSchema],
    [`${directory}/history/access?at=${app.clock.now()}`, AccessThenSchema],
    [`${directory}/history/chain`, ChainAnswerSchema],
    [`${directory}/members/${members[0]?.id}/sessions`, MemberSessionsSchema],
  ]
  for (const [path, schema, body] of calls) {
    const answer = await app.call(path, { cookie: owner.cookie, ...(body === undefined ? {} : { body }) })
    expect([path, answer.status, v.parse(schema, answer.body)]).toEqual([path, 200, answer.body])
  }
})
