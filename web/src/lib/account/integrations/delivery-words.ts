import type { WebhookDelivery } from '@kontor/protocol/http'
import { timeOfDay } from '#lib/format/date.ts'
import { m } from '#lib/paraglide/messages.js'
import { getLocale } from '#lib/paraglide/runtime.js'

/** The status of the answer, or why there was none. */
export const deliveryResult = ({
  status,
  problem,
}: Pick<WebhookDelivery, 'status' | 'problem'>): { readonly text: string; readonly arrived: boolean } =>
  status === null
    ? { text: m.deliveries_problem({ problem: problem ?? '' }), arrived: false }
    : { text: String(status), arrived: status >= 200 && status < 300 }

/** How long it took, which attempt it was, and when the next one is. */
export const deliveryNote = (delivery: WebhookDelivery): string => {
  const { durationMs, attempt, nextAt } = delivery
  const parts = [m.deliveries_duration({ ms: String(durationMs) })]
  if (attempt > 1 || nextAt !== null) parts.push(m.deliveries_attempt({ count: String(attempt) }))
  if (nextAt !== null) parts.push(m.deliveries_next({ when: timeOfDay(nextAt, getLocale()) }))
  else if (!deliveryResult(delivery).arrived) parts.push(m.deliveries_last())
  return parts.join(' · ')
}
