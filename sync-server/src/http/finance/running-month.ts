import { addDays, billingKind, dateAt, financeKind, monthOf } from '@kontor/domain'
import { operatorDocumentName, type RunningMonth } from '@kontor/protocol'
import { Hono } from 'hono'
import { chargedOrganization } from '../../billing/charged-organization.ts'
import { loggedContent } from '../../billing/logged-content.ts'
import type { Identity } from '../../identity/identity.ts'
import { isOpenTo } from '../../rooms/permission-in.ts'
import type { Rooms } from '../../rooms/rooms.ts'
import type { Store } from '../../store/store.ts'
import { addressedDocument } from '../documents/addressed-document.ts'
import { closedDocument } from '../guards/closed-document.ts'
import { sessionOf } from '../guards/session-of.ts'
import type { HttpEnvironment } from '../http-environment.ts'

/** What the running month of an account comes to so far, for those who may open its finance section. */
export const runningMonth = (parts: {
  readonly identity: Pick<Identity, 'sessionOf'>
  readonly rooms: Pick<Rooms, 'kinds' | 'permission'>
  readonly store: Pick<Store, 'log' | 'organizationOfAccount'>
  readonly now: () => number
}): Hono<HttpEnvironment> =>
  new Hono<HttpEnvironment>().get('/api/documents/section/:section/running', async (context) => {
    const { identity, rooms, store } = parts
    const { name, address } = addressedDocument('section', context.req.param('section'), rooms.kinds)
    const permit = async (): Promise<void> => {
      const permission = await rooms.permission(name, await sessionOf(identity, context))
      const isFinance = address.key === financeKind.key
      if (!isFinance || !isOpenTo(permission)) throw closedDocument(permission)
    }
    await permit()
    const organizationId = await store.organizationOfAccount(address.accountId)
    const today = dateAt(parts.now())
    const month = monthOf(today)
    const until = addDays(today, -1)
    const billing = await loggedContent(store, operatorDocumentName({ key: 'billing' }), billingKind)
    const charged =
      organizationId === null ? null : await chargedOrganization(store, organizationId, { month, billing, until })
    await permit()
    const isMain = charged?.accounts.some(({ id, kind }) => id === address.accountId && kind === 'main') === true
    const isShown = (accountId: string): boolean => isMain || accountId === address.accountId
    return context.json({
      month,
      until: monthOf(until) === month ? until : null,
      lines: (charged?.lines ?? []).filter(({ accountId }) => isShown(accountId)),
      accounts: (charged?.accounts ?? []).filter(({ id }) => isShown(id)),
    } satisfies RunningMonth)
  })
