import type { Turn } from '../store/document-turns.ts'
import type { DirectoryMoved, WrongSeq } from '../store/store-errors.ts'
import type { DocumentKeeperOptions } from './document-keeper-options.ts'

/** The turns that one commit needs once it was overtaken: at its own document, or at the directory that it is judged by. */
export class CommitTurns {
  readonly #options: Pick<DocumentKeeperOptions, 'askForTurn' | 'ownTurn' | 'turns' | 'document'>
  #inDirectory: Turn | null = null

  constructor(options: Pick<DocumentKeeperOptions, 'askForTurn' | 'ownTurn' | 'turns' | 'document'>) {
    this.#options = options
  }

  /** So that the next attempt is not overtaken too. */
  async takeAfter({ document, seq }: WrongSeq | DirectoryMoved): Promise<void> {
    const { askForTurn, ownTurn, turns, document: own } = this.#options
    askForTurn?.(document, seq)
    if (document !== own) {
      this.#inDirectory ??= (await turns?.take(document)) ?? null
      return
    }
    // A turn that did not keep others away is no turn: a server of an earlier version takes none.
    ownTurn.end()
    ownTurn.contend()
    await ownTurn.take()
  }

  /** Ends the turn in the directory; the one at its own document is the room's. */
  end(): void {
    this.#inDirectory?.end()
  }
}
