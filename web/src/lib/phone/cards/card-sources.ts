import { availabilityCards } from './availability-cards.ts'
import type { CardSource } from './card.ts'
import { messageCards } from './message-cards.ts'
import { processCards } from './process-cards.ts'
import { reservationCards } from './reservation-cards.ts'

/** A further kind of card is one line here. */
export const cardSources: readonly CardSource[] = [availabilityCards, processCards, reservationCards, messageCards]
