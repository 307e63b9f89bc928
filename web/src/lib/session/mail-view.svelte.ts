import {
  mailKind,
  type guestMailKind,
  type processMailKind,
  unreadConversations,
  type AccountId,
  type Mail,
  type MemberId,
} from '@kontor/domain'
import type { Replica } from '@kontor/replica'
import { createContext } from 'svelte'
import type { Toasts } from '#lib/kit/toasts.svelte.ts'
import { SectionView } from './section-view.svelte.ts'
import type { Viewed } from './view-as.svelte.ts'

export type MailView = SectionView<typeof mailKind>
/** The messages about processes of one account. */
export type ProcessMailView = SectionView<typeof processMailKind>

/** The messages with the guests of one account. */
export type GuestMailView = SectionView<typeof guestMailKind>

interface Views {
  readonly view: MailView
  readonly aboutProcesses: ProcessMailView | null
  readonly withGuests: GuestMailView | null
}

export const openMail = (
  replica: Replica,
  accountId: AccountId,
  toasts: Toasts,
  viewed: Viewed | null = null,
): MailView => new SectionView(replica, accountId, mailKind, toasts, viewed)

/** The mail section of the account in use, for its screen and for the number beside its name in the navigation. */
export class CurrentMail {
  #view = $state.raw<MailView | null>(null)
  #aboutProcesses = $state.raw<ProcessMailView | null>(null)
  #withGuests = $state.raw<GuestMailView | null>(null)

  /** Null where the person may not open it. */
  get view(): MailView | null {
    return this.#view
  }

  /** Null where the person may not open both the mail and the processes (B28). */
  get aboutProcesses(): ProcessMailView | null {
    return this.#aboutProcesses
  }

  /** Null where the person may not open both the mail and the reservations (B28). */
  get withGuests(): GuestMailView | null {
    return this.#withGuests
  }

  get content(): Mail | null {
    return this.#view?.content ?? null
  }

  /** Undefined where there is nothing to read, or nothing is known yet. */
  unread(memberId: MemberId): number | undefined {
    const unread = [this.#view, this.#aboutProcesses, this.#withGuests].reduce(
      (count, view) => count + (view?.content ? unreadConversations(view.content, memberId) : 0),
      0,
    )
    return unread || undefined
  }

  /** Follows another section, or none; ends the one before. */
  show(views: Views | null): void {
    for (const view of [this.#view, this.#aboutProcesses, this.#withGuests]) view?.close()
    this.#view = views?.view ?? null
    this.#aboutProcesses = views?.aboutProcesses ?? null
    this.#withGuests = views?.withGuests ?? null
  }
}

export const [useMail, provideMail] = createContext<CurrentMail>()
