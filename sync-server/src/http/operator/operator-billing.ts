import { dateAt, monthOf, MonthSchema, billingKind, type Billing, type Month } from '@kontor/domain'
import { operatorDocumentName, parseOperatorDocument, type OperatorBilling } from '@kontor/protocol'
import { Hono } from 'hono'
import * as v from 'valibot'
import { loggedContent } from '../../billing/logged-content.ts'
import { operatorMonth } from '../../billing/operator-month.ts'
import { overdueInvoices } from '../../billing/overdue-invoices.ts'
import type { Identity } from '../../identity/identity.ts'
import type { Operators } from '../../operators/operators.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { Failure } from '../answers/failure.ts'
import { parsedBody } from '../answers/parsed-body.ts'
import { MutationsSchema } from '../documents/mutations-schema.ts'
import { operatorOf } from '../guards/operator-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** The price list, a month before and after it is issued, and the operator's own documents (DESIGN 12). */
export const operatorBilling = (parts: {
  readonly identity: Pick<Identity, 'sessionOf' | 'login'>
  readonly operators: Pick<Operators, 'has'>
  readonly rooms: Pick<Rooms, 'submitAsOperator'>
  readonly store: Pick<Store, 'log' | 'seqOf' | 'organizationSummaries'>
  readonly now: () => number
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>()
    .get('/api/operator/billing', async (context) => {
      await operatorOf(parts, context)
      const content: Billing = await loggedContent(parts.store, operatorDocumentName({ key: 'billing' }), billingKind)
      await operatorOf(parts, context)
      const { terms, price, buyer } = content
      return context.json({
        terms,
        prices: [...price.values()],
        buyers: [...buyer.values()],
      } satisfies OperatorBilling)
    })
    .get('/api/operator/months/:month', async (context) => {
      await operatorOf(parts, context)
      const answer = await operatorMonth(parts.store, monthIn(context.req.param('month'), parts.now()), parts.now())
      await operatorOf(parts, context)
      return context.json(answer)
    })
    .get('/api/operator/overdue', async (context) => {
      await operatorOf(parts, context)
      const answer = await overdueInvoices(parts.store, parts.now())
      await operatorOf(parts, context)
      return context.json(answer)
    })
    .post('/api/operator/documents/operator/:document/mutations', async (context) => {
      const name = `operator/${context.req.param('document')}`
      const document = parseOperatorDocument(name)
      if (document === null) throw new Failure(404, 'not-found')
      const { mutations } = await parsedBody(context, MutationsSchema)
      const login = await parts.identity.login(await operatorOf(parts, context))
      // The body and the name may have taken a while.
      const loginId = await operatorOf(parts, context)
      if (login === null || login.id !== loginId) throw new Failure(401, 'no-session')
      const operator = { loginId, name: login.name }
      return context.json({
        outcomes: await parts.rooms.submitAsOperator(operatorDocumentName(document), operator, mutations),
      })
    })

/** A month that has begun. */
const monthIn = (text: string, now: number): Month => {
  const month = v.safeParse(MonthSchema, text)
  if (!month.success || month.output > monthOf(dateAt(now))) throw new Failure(404, 'month-unknown')
  return month.output
}
