import type { InvitationId, OrganizationId } from '@kontor/domain'
import { documentName, type DocumentName } from '@kontor/protocol'
import type { Mail } from '../../../sync-server/src/mail/mail.ts'
import { isOpen } from '../model/situation.ts'
import type { History } from './history.ts'
import type { Violations } from './violations.ts'

/** A mail is made ready from several looks at a disk that may be slow, and then it travels. */
const madeWithinMs = 15_000
/** By its own clock the server marks what is over at least so soon; its clock may have been set meanwhile. */
const expiredWithinMs = 60_000

export interface MailsOptions {
  readonly history: History
  readonly violations: Violations
  /** The server's clock. */
  readonly now: () => number
}

/**
 * B4, B5, B8: every sending of an invitation brings its mail at least once, no mail comes without a cause, one that
 * comes twice is the same, and a request without an answer in time is over.
 */
export class Mails {
  readonly #options: MailsOptions
  /** By id and time of sending: after a restored backup the same change may be accepted once more, at another time. */
  readonly #mails = new Map<string, Mail>()
  /** The furthest that the server's clock has been: a mail that was due then, when its invitation was over, never comes. */
  #furthest = 0

  constructor(options: MailsOptions) {
    this.#options = options
  }

  /** To be called before the server's clock is set. */
  clockIsSet(): void {
    this.#furthest = Math.max(this.#furthest, this.#options.now())
  }

  delivered(mail: Mail): void {
    const { history } = this.#options
    const [, organizationId = '', loginId = '', mutationId = ''] = mail.id.split('/')
    const document = documentName({ kind: 'directory', organizationId: organizationId as OrganizationId })
    const sending = history.documents.get(document)?.sendings.get(mutationId)
    const outcome = history.documents.get(document)?.outcomes.get(`${loginId}/${mutationId}`)
    if (sending === undefined || outcome?.outcome !== 'accepted')
      return this.#report('B4', `the mail ${mail.id} has no cause`)
    const { invitationId, sentAt } = sending
    const isOwed = history
      .recent(document, madeWithinMs)
      .some(({ invitation }) =>
        invitation.some(
          (one) =>
            one.id === invitationId &&
            one.status === 'pending' &&
            one.sentAt === sentAt &&
            one.email === mail.to.address,
        ),
      )
    if (!isOwed) this.#report('B5', `the mail ${mail.id} came for an invitation that was over`)
    const key = `${mail.id} ${mail.sentAt}`
    const before = this.#mails.get(key)
    this.#mails.set(key, mail)
    if (before !== undefined && (before.url !== mail.url || before.to.address !== mail.to.address))
      this.#report('B4', `the mail ${mail.id} came twice, and not as the same`)
  }

  /** What has not happened yet, and must. */
  unrest(): readonly string[] {
    const found: string[] = []
    const furthest = Math.max(this.#furthest, this.#options.now())
    for (const [document, { states, sendings }] of this.#options.history.documents) {
      for (const [mutationId, { invitationId, sentAt, seq }] of sendings) {
        const mustHaveCome = states.slice(seq).every((state) => {
          const invitation = state.invitation.find(({ id }) => id === invitationId)
          return invitation !== undefined && isOpen(state, invitation, furthest) && invitation.sentAt === sentAt
        })
        if (mustHaveCome && !this.#hasCome(document, mutationId, sentAt))
          found.push(`no mail of ${invitationId} has come`)
      }
      for (const { id, status, expiresAt } of states.at(-1)?.invitation ?? []) {
        if (status === 'pending' && expiresAt + expiredWithinMs < this.#options.now()) found.push(`${id} is not over`)
      }
    }
    return found
  }

  #hasCome(document: DocumentName, mutationId: string, sentAt: number): boolean {
    const organizationId = document.slice('directory/'.length)
    return [...this.#mails.values()].some((mail) => {
      const parts = mail.id.split('/')
      return parts[1] === organizationId && parts[3] === mutationId && mail.sentAt === sentAt
    })
  }

  #report(invariant: string, about: string): void {
    this.#options.violations.report(invariant, about)
  }
}

export interface Sending {
  readonly invitationId: InvitationId
  readonly sentAt: number
  /** The number of the mutation that sent it. */
  readonly seq: number
}
