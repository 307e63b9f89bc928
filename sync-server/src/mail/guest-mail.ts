import type { Message, Reservation } from '@kontor/domain'
import { looksLikeAddress, nameInMail } from './name-in-mail.ts'
import type { Mail } from './mail.ts'
import { writtenTime } from './written-time.ts'

/**
 * The mail in which a property writes to a guest, whose language it does not know: the message first, and the rest in both.
 * An address of a website in the message is broken, so that our mails link only to us (F3); the page shows it whole.
 */
export const guestMail = (parts: {
  readonly id: string
  readonly message: Pick<Message, 'text' | 'sentAt'>
  readonly reservation: Pick<Reservation, 'number' | 'guest'>
  readonly property: string
  readonly email: string
  readonly url: string
  readonly endsAt: number
}): Mail => {
  const { id, url, property, email: address, endsAt } = parts
  const { text, sentAt } = parts.message
  const { number, guest } = parts.reservation
  const of = number === null ? '' : ` ${number}`
  const subject = `Rezerwacja${of} / Reservation${of}`
  const name = nameInMail(property)
  return {
    ...{ id, url, sentAt, to: { name: guest.name, address }, language: 'pl' },
    subject: looksLikeAddress(property) ? subject : `${subject}: ${property}`,
    paragraphs: text.split(/\n+/).map(nameInMail),
    linkLabel: 'Odpowiedz / Reply',
    closing: [
      `Wiadomość od obiektu ${name} w sprawie rezerwacji${of}. Odpowiedzieć można pod powyższym linkiem, do ${writtenTime(endsAt, 'pl')}; odpowiedzi na ten e-mail nie docierają.`,
      `A message from ${name} about reservation${of}. Please answer by the link above, until ${writtenTime(endsAt, 'en')}; answers to this e-mail are not received.`,
    ],
  }
}
