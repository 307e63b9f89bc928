import type { OrganizationId, WebhookId } from '@kontor/domain'
import type { WebhookDelivery } from '@kontor/protocol'
import { expect, it } from 'vitest'
import type { Webhooks } from '../webhooks/webhooks.ts'

const name = { organizationId: 'organization-mewa' as OrganizationId, webhookId: 'webhook-erp' as WebhookId }
const other = { ...name, organizationId: 'organization-bursztyn' as OrganizationId }
const delivery = (id: string, at: number, status: number | null): WebhookDelivery => ({
  ...{ id, eventId: 'event-1', type: 'kontor.test', at, attempt: 1, status, durationMs: 12, nextAt: null },
  problem: status === null ? 'timeout' : null,
})

/** Where secrets and deliveries of webhooks are kept. Both organisations exist. */
export const webhookContract = (open: () => Promise<Webhooks>): void => {
  it('[ISSUE 11] the secret before a renewal signs until its end, and the one before that does not', async () => {
    const webhooks = await open()
    expect(await webhooks.secrets(name, 0)).toEqual([])
    await webhooks.setSecret(name, 'first', 100)
    expect(await webhooks.secrets(name, 0)).toEqual(['first'])
    await webhooks.setSecret(name, 'second', 100)
    expect([await webhooks.secrets(name, 99), await webhooks.secrets(name, 100)]).toEqual([
      ['second', 'first'],
      ['second'],
    ])
    await webhooks.setSecret(name, 'third', 200)
    expect(await webhooks.secrets(name, 0)).toEqual(['third', 'second'])
    expect(await webhooks.secrets(other, 0)).toEqual([])
  })

  it('[ISSUE 11] the last deliveries are kept, the newest first, and since when none has arrived', async () => {
    const webhooks = await open()
    await webhooks.setSecret(name, 'first', 0)
    await webhooks.setSecret(other, 'other', 0)
    const all = [delivery('a', 1, 500), delivery('b', 2, null), delivery('c', 3, 204), delivery('d', 4, 302)]
    const failing: (number | null)[] = []
    for (const one of all) failing.push(await webhooks.record(name, one, 3))
    expect(failing).toEqual([1, 1, null, 4])
    expect(await webhooks.deliveries(name)).toEqual([all[3], all[2], all[1]])
    expect(await webhooks.deliveries(other)).toEqual([])
    await webhooks.forgive(name)
    expect(await webhooks.record(name, delivery('e', 9, 500), 3)).toBe(9)
    await webhooks.remove(name)
    expect([await webhooks.deliveries(name), await webhooks.secrets(name, 0)]).toEqual([[], []])
    expect(await webhooks.secrets(other, 0)).toEqual(['other'])
  })
}
