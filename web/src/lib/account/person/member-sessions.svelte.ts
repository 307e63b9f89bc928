import type { MemberId, OrganizationId } from '@kontor/domain'
import type { MemberSession, MemberSessionList } from '@kontor/protocol/http'
import { ServerQuery } from '#lib/api/server-query.svelte.ts'
import { memberPath } from '#lib/api/member-path.ts'

interface Whose {
  readonly organizationId: OrganizationId
  readonly memberId: MemberId
}

/** The open sessions of a member, from the server, for administrators. */
export class MemberSessions {
  readonly #query = new ServerQuery<MemberSessionList>()
  readonly #whose: () => Whose

  constructor(whose: () => Whose) {
    this.#whose = whose
  }

  /** The one used last comes first. */
  readonly list: readonly MemberSession[] | null = $derived.by(
    () => this.#query.value?.sessions.toSorted((one, other) => other.lastActiveAt - one.lastActiveAt) ?? null,
  )

  get problem(): string | null {
    return this.#query.problem
  }

  ask(): void {
    const { organizationId, memberId } = this.#whose()
    void this.#query.ask(memberPath(organizationId, memberId, 'sessions'))
  }
}
