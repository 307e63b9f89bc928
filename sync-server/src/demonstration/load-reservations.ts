import {
  addDays,
  dateAt,
  guestMailKind,
  mainAccount,
  momentOf,
  reservationsKind,
  type AccountId,
  type Directory,
  type LoginId,
} from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { carryOut, type Act, type CarryOutParts } from './carry-out.ts'
import { loadPromotions, promoterIn, promotionOf } from './load-promotions.ts'
import { reservationStories, type GuestStory, type ReservationStory } from './reservation-stories.ts'
import { workerIn } from './worker-in.ts'

interface Scene {
  readonly now: number
  readonly worker: LoginId
  readonly reservationId: string
  /** The promotion that it was made with. */
  readonly promotion: { readonly id: string; readonly name: string } | null
}

/**
 * The reservations of a hospitality organisation and the messages with their guests, relative to today. The main account has
 * all stories, every property some of them.
 */
export const loadReservations = async (
  parts: CarryOutParts & { readonly now: number; readonly key: string },
  directory: Directory,
): Promise<void> => {
  const main = mainAccount(directory).id
  const accounts = [...directory.account.values()].filter(({ status }) => status === 'active')
  for (const [turn, { id: accountId }] of accounts.entries()) {
    const worker = workerIn(directory, accountId, guestMailKind.needs)
    if (worker === null) continue
    const promoter = promoterIn(directory, accountId)
    if (promoter !== null) await loadPromotions(parts, { accountId, turn, promoter })
    const scenes = reservationStories.flatMap((story, at) => {
      if (accountId !== main && (at + turn) % 4 !== 0) return []
      const promotion = promoter === null ? null : promotionOf(parts.key, turn, at)
      const reservationId = `demo-${parts.key}-${turn}-${at}-stay`
      return [{ story, scene: { now: parts.now, worker, reservationId, promotion } }]
    })
    const documentOf = (key: string) => documentName({ kind: 'section', accountId: accountId as AccountId, key })
    const stays = scenes.flatMap(({ story, scene }) => stayActs(story, scene))
    const talks = scenes.flatMap(({ story, scene }) => talkActs(story, scene))
    await carryOut(parts, documentOf(reservationsKind.key), stays)
    if (talks.length > 0) await carryOut(parts, documentOf(guestMailKind.key), talks)
  }
}

/** A moment of today that is still to come has happened just now: the demonstration is loaded at any hour. */
const momentIn = (now: number, [days, hour]: GuestStory['when']): number =>
  Math.min(momentOf(addDays(dateAt(now), days), hour), now)

const stayActs = (story: ReservationStory, { now, worker, reservationId, promotion }: Scene): readonly Act[] => {
  const { guest, nights, madeDaysAgo, nightly, steps, cardIsInvalid, isReconciled } = story
  const { roomType, adults, children, source, remarks } = story
  const arrival = addDays(dateAt(now), story.arrival)
  const price = nightly * nights
  const facts = { roomType, adults, children, source, remarks, price, commission: source === 'portal' ? 150 : 0 }
  const stay = { arrival, departure: addDays(arrival, nights) }
  const by = worker
  const acts: Act[] = [
    {
      ...{ at: momentIn(now, [-madeDaysAgo, 9]), by, name: 'makeReservation' },
      args: { reservationId, name: guest, email: emailOf(guest), ...facts, ...stay, ...(promotion && { promotion }) },
    },
    ...steps.map(({ when, step }) => ({
      ...{ at: momentIn(now, when), by, name: 'moveReservation' },
      args: { reservationId, step, ...(step === 'cancel' ? { reason: 'guest-cancelled' } : {}) },
    })),
  ]
  if (cardIsInvalid)
    acts.push({ at: momentIn(now, [-1, 13]), by, name: 'markCard', args: { reservationId, isInvalid: true } })
  if (isReconciled)
    acts.push({ at: momentIn(now, [-4, 12]), by, name: 'reconcileStay', args: { reservationId, amount: price } })
  return acts
}

const talkActs = ({ talk, guest: name }: ReservationStory, { now, worker, reservationId }: Scene): readonly Act[] =>
  talk.flatMap(({ when, from, text: message }, turn): readonly Act[] => {
    const at = momentIn(now, when)
    const messageId = `${reservationId}-message-${turn}`
    const said = { reservationId, messageId, message }
    if (from === 'guest') return [{ at, by: 'system', name: 'receiveFromGuest', args: { ...said, name } }]
    const delivery = { messageId, state: 'sent', reason: null, to: emailOf(name), sending: 1 }
    return [
      { at, by: worker, name: 'writeToGuest', args: said },
      { at: at + 1, by: 'system', name: 'recordGuestDelivery', args: delivery },
    ]
  })

/** Under `.example`, where no mail can arrive (RFC 2606). */
const emailOf = (guest: string): string =>
  `${guest
    .replaceAll(/[łŁ]/g, 'l')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]+/g, '.')
    .toLowerCase()}@goscie.example`
