import type { MemberId, OrganizationId, SessionId } from '@kontor/domain'
import { ServerQuery } from '#lib/api/server-query.svelte.ts'
import { memberPath } from '#lib/api/member-path.ts'

/** One session of a member, without its token or address. */
export interface MemberSession {
  readonly id: SessionId
  readonly createdAt: number
  readonly lastActiveAt: number
  readonly userAgent: string | null
}

interface Whose {
  readonly organizationId: OrganizationId
  readonly memberId: MemberId
}

/** The open sessions of a member, from the server, for administrators. */
export class MemberSessions {
  readonly #query = new ServerQuery<{ readonly sessions: readonly MemberSession[] }>()
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
