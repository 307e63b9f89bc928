import { createContext } from 'svelte'

export type OwnDialog = 'sessions' | 'help' | 'sign-out'

/** The open one of a person's own dialogs; at most one is open. */
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
