import { createContext } from 'svelte'

export type OwnDialog = 'sessions' | 'shortcuts' | 'sign-out'

/** Which of a person's own dialogs is open; there is one at a time. */
export class OwnDialogsState {
  #current = $state<OwnDialog | null>(null)

  get current(): OwnDialog | null {
    return this.#current
  }

  open(dialog: OwnDialog): void {
    this.#current = dialog
  }

  close(): void {
    this.#current = null
  }
}

export const [useOwnDialogs, provideOwnDialogs] = createContext<OwnDialogsState>()
