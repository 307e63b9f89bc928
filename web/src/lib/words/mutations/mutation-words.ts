import type { InForce } from '#lib/words/in-force.ts'
import type { MessagePart } from '#lib/paraglide/runtime.js'
import type { ArgumentReader } from '../argument-reader.ts'
import type { EntryReader } from '../entry-reader.ts'
import type { HistoryDetail } from '../history-detail.ts'

/** The words of the history for one kind of entry. */
export interface EntryWords {
  /** One sentence, with the names of that time. */
  readonly history: (entry: EntryReader) => MessagePart[]
  /** The second line. Without it, the line is built from the changed records. */
  readonly details?: (entry: EntryReader) => readonly HistoryDetail[]
}

/** The words for a change that waits or was refused, in any document. */
export interface ChangeWords {
  /** The change without a directory: in the tray, while it waits, on the label of a button. */
  readonly change: (args: ArgumentReader) => MessagePart[]
  readonly gains?: (args: ArgumentReader) => string | null
  readonly loses?: (args: ArgumentReader) => string | null
  /** Why it is done, as its sender has chosen. */
  readonly reason?: (args: ArgumentReader) => string | null
  /** The argument that holds what a person has typed, which the tray shows so that no text is lost. */
  readonly written?: string
  /** The form in which a refused change can be corrected. */
  readonly form?: CorrectingForm
}

/** The words of the screens for one mutation. Each mutation has a file in this folder, named after it. */
export interface MutationWords extends EntryWords, ChangeWords {}

export interface CorrectingForm {
  /** `section`: the screen of the section whose document the change is for. */
  readonly screen: 'sub-accounts' | 'users' | 'roles' | 'process-types' | 'section'
  readonly dialog: string
  /** Parameters of the address, and the arguments that they are taken from. */
  readonly carries?: Readonly<Record<string, string>>
}

/** A mutation of one member that a dialog confirms before it is sent. */
export interface ConfirmedMutationWords extends MutationWords {
  readonly confirmation: {
    readonly title: (name: string) => string
    /** The consequences; they may differ where the member is the person who confirms. */
    readonly text: (options: { readonly ofMyself: boolean; readonly when: InForce }) => string
    /** The button names the act. */
    readonly act: (name: string) => string
    readonly danger: boolean
    /** The toast afterwards. */
    readonly done: (name: string) => string
  }
}
