import type { AccountId, LoginId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'

/**
 * Another commit came first, so this one was judged by facts that have changed. Nothing of it was kept; judged again,
 * it may be accepted or refused.
 */
export abstract class Overtaken extends Error {}

/** The document is no longer at the seq that the commit expects: another server wrote to it, or it was removed. */
export class WrongSeq extends Overtaken {
  override readonly name = 'WrongSeq'
  readonly document: DocumentName
  readonly seq: number

  constructor(document: DocumentName, expectedSeq: number) {
    super(`${document} is not at seq ${expectedSeq}`)
    this.document = document
    this.seq = expectedSeq
  }
}

/** S1: another server has stored an outcome of the same mutation since this one looked it up. */
export class OutcomeStored extends Overtaken {
  override readonly name = 'OutcomeStored'

  constructor(document: DocumentName) {
    super(`a mutation of ${document} has an outcome`)
  }
}

/** S15: the directory that the mutations were judged by has a newer seq. */
export class DirectoryMoved extends Overtaken {
  override readonly name = 'DirectoryMoved'
  readonly document: DocumentName
  readonly seq: number

  constructor(directory: DocumentName, judgedAtSeq: number) {
    super(`${directory} is no longer at seq ${judgedAtSeq}`)
    this.document = directory
    this.seq = judgedAtSeq
  }
}

/** An identifier of the commit belongs to another account, or is in another organisation's contract (decision 6). */
export class UnitClaimed extends Overtaken {
  override readonly name = 'UnitClaimed'
  readonly identifier: string

  constructor(identifier: string) {
    super('an identifier of the commit is claimed')
    this.identifier = identifier
  }
}

/**
 * An account id of the commit belongs to another organisation. Ids come from browsers, and sections are found by
 * account id alone, so two organisations must never hold the same one.
 */
export class AccountClaimed extends Overtaken {
  override readonly name = 'AccountClaimed'
  readonly accountId: AccountId

  constructor(accountId: AccountId) {
    super(`account ${accountId} belongs to another organisation`)
    this.accountId = accountId
  }
}

/** A login would be the primary one in an organisation of one legal entity and a member of another's (decision 5). */
export class PrimacyClaimed extends Overtaken {
  override readonly name = 'PrimacyClaimed'
  readonly loginId: LoginId

  constructor(loginId: LoginId) {
    super(`login ${loginId} belongs to an organisation of another legal entity`)
    this.loginId = loginId
  }
}

/** A file that the commit mentions was removed, because no record had mentioned it before. */
export class AttachmentGone extends Overtaken {
  override readonly name = 'AttachmentGone'

  constructor(document: DocumentName) {
    super(`an attachment that ${document} mentions is gone`)
  }
}

/** B5: the invitation has a newer link than the commit expects. */
export class LinkReplaced extends Overtaken {
  override readonly name = 'LinkReplaced'
  readonly invitationId: string

  constructor(invitationId: string) {
    super(`invitation ${invitationId} has a newer link`)
    this.invitationId = invitationId
  }
}
