import type { MutationId, Refusal } from '@kontor/domain'
import type { PendingMutation, TrayEntry } from '../replica.ts'

/** A mutation in the outbox, with the version of its arguments (S14). */
export interface StoredMutation extends PendingMutation {
  readonly version: number
}
export interface StoredTrayEntry extends StoredMutation, TrayEntry {}

export interface OutboxContent {
  /** In the order in which they were added, by whichever tab. */
  readonly pending: readonly StoredMutation[]
  /** In the order of their refusal. */
  readonly tray: readonly StoredTrayEntry[]
}

export interface StoredVerdicts {
  readonly accepted: readonly MutationId[]
  readonly refused: readonly { readonly id: MutationId; readonly refusal: Refusal; readonly at: number }[]
}

/** Identifies a copy of a document: its name, and which of its lives in this browser (S8). */
export interface CopyPlace {
  readonly document: string
  readonly generation: number
}
export interface KeptCopy extends CopyPlace {
  /** It has once held all that the server had. */
  readonly arrived: boolean
}

/**
 * What a browser keeps of one login, shared by its tabs. Every call is one transaction: durable when it resolves, without
 * effect when it rejects. A read that is requested after a write, in any tab, sees that write.
 * Every implementation passes `testing/login-storage-contract.ts`.
 */
export interface LoginStorage {
  /** False when the browser stores nothing for this site: the content lives as long as the page. */
  readonly isDurable: boolean
  readOutbox(): Promise<OutboxContent>
  /** At the end, in this order. A mutation that is already in the outbox stays where it is. */
  add(mutations: readonly StoredMutation[]): Promise<void>
  /** Takes mutations out of the outbox, the refused ones into the tray. Those that are no longer there are passed over. */
  settle(verdicts: StoredVerdicts): Promise<void>
  /** Moves an entry of the tray to the end of the outbox under a new id; nothing when it is no longer there. */
  sendAgain(id: MutationId, again: { readonly id: MutationId; readonly createdAt: number }): Promise<void>
  /** Takes an entry out of the tray. */
  drop(id: MutationId): Promise<void>
  /** The access snapshot as it was kept; null when there is none. */
  readAccess(): Promise<unknown>
  writeAccess(snapshot: unknown): Promise<void>
  /** How far the server's clock was ahead of the browser's, when it was last heard; 0 when it never was. */
  readClockOffset(): Promise<number>
  writeClockOffset(offsetMs: number): Promise<void>
  /** Every copy that this browser holds or may hold. */
  readCopies(): Promise<readonly KeptCopy[]>
  writeCopy(copy: KeptCopy): Promise<void>
  removeCopy(place: CopyPlace): Promise<void>
  close(): void
  /** Closes it and deletes all of it. */
  erase(): Promise<void>
}

/**
 * Opens the storage of a login. When the browser deletes the data of the site while the page is open, the storage opens
 * again and begins with `known()`, what this page still holds of the outbox and the tray. When a newer page has changed the
 * form of what is stored, this page cannot use it any more: every call rejects from then on, and `onOutdated` is called.
 */
export type OpenLoginStorage = (
  loginId: string,
  known: () => OutboxContent,
  onOutdated?: () => void,
) => Promise<LoginStorage>
