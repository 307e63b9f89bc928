import type { ConversationId, Mail, MemberId } from '@kontor/domain'
import { page } from '$app/state'
import { changedAddress } from '#lib/address/changed-address.ts'
import { goWithin } from '#lib/address/go-within.svelte.ts'
import { TypedSearch } from '#lib/address/typed-search.svelte.ts'
import { mailQueryOf, mailQueryParams, type MailQuery } from './mail-query.ts'
import { countInTabs, foundRows, mailRows, type MailRow } from './mail-rows.ts'

/** The conversations on the screen: the query, the result, the open one. */
export class MailList {
  readonly #mail: () => Mail | null
  readonly #memberId: () => MemberId
  readonly #search = new TypedSearch((text) => goWithin(mailQueryParams({ text }), { replace: true }))
  /** Unread when it was opened: it stays in its tab while it is read. */
  #opened = $state<ConversationId | null>(null)

  constructor(options: { readonly mail: () => Mail | null; readonly memberId: () => MemberId }) {
    this.#mail = options.mail
    this.#memberId = options.memberId
  }

  readonly query: MailQuery = $derived.by(() => {
    const query = mailQueryOf(page.url.searchParams)
    return { ...query, text: this.#search.typed ?? query.text }
  })

  readonly rows: readonly MailRow[] = $derived.by(() => {
    const mail = this.#mail()
    return mail === null ? [] : mailRows(mail, this.#memberId())
  })

  readonly found: readonly MailRow[] = $derived.by(() => {
    const mail = this.#mail()
    if (mail === null) return []
    const found = foundRows(mail, this.rows, this.query)
    if (this.query.tab !== 'unread' || this.query.text !== '') return found
    return this.rows.filter((row) => row.unread > 0 || row.conversation.id === this.#opened)
  })

  readonly counts = $derived.by(() => countInTabs(this.rows))

  /** Remembers the conversation that is being read. */
  keepInTab(id: ConversationId | null): void {
    this.#opened = id
  }

  /** The address of this list with something else shown. */
  address(changes: Partial<MailQuery>): string {
    return changedAddress(page.url, { ...mailQueryParams(changes), dialog: null })
  }

  search(text: string): void {
    this.#search.type(text)
  }

  clear(): void {
    this.#search.clear()
    void goWithin(mailQueryParams({ text: '', tab: 'all' }), { replace: true })
  }
}
