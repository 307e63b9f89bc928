/** Why nothing undoes an entry; the screens have a sentence for each. */
export type UndoObstacle =
  /** It was accepted and changed nothing, because it was so already. */
  | 'nothing-changed'
  /** A sub-account with its papers stays; it can be archived. */
  | 'account-created'
  /** The mail has gone out, or the person has answered; the list of users shows what can still be done. */
  | 'invitation'
  /** A removed person is invited again, and decides anew. */
  | 'person-removed'
  /** A sign-in, an ended session, a sent link, a view: it happened. */
  | 'happened'
  /** The organisation itself. */
  | 'beginning'
  /** Only some of its changes are known here: undoing those would leave half of it. */
  | 'too-large'
