import { ChosenMailsSchema, type OwnAccount } from '@kontor/protocol'
import { Hono } from 'hono'
import type { Identity } from '../../identity/identity.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** `GET /api/login`: a person's own login. `POST /api/login/mails`: which mails they receive. */
export const ownAccount = ({
  identity,
}: {
  readonly identity: Pick<Identity, 'sessionOf' | 'login' | 'ownAccount' | 'chooseMails'>
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>()
    .get('/api/login', async (context) => {
      const { loginId } = await sessionOf(identity, context)
      const [login, own] = await Promise.all([identity.login(loginId), identity.ownAccount(loginId)])
      await sessionOf(identity, context)
      if (login === null || own === null) throw new Failure(401, 'no-session')
      return context.json({ login, ...own } satisfies OwnAccount)
    })
    .post('/api/login/mails', async (context) => {
      const choice = await parsedBody(context, ChosenMailsSchema)
      const { loginId } = await sessionOf(identity, context)
      await identity.chooseMails(loginId, choice)
      return context.json({ status: true })
    })
