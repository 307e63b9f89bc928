import type { CombAccount } from '#lib/kit/comb-teeth.ts'
import type { CurrentAccount } from '#lib/session/current-account.svelte.ts'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { createContext } from 'svelte'

/** The main account in the comb of a person who may only know that it exists (A11). */
const hiddenMainAccount: CombAccount = { id: 'main', name: '' }

/** The shared state of the title bar, the navigation and the dialogs of the frame. */
export class FrameState {
  switchOpen = $state(false)
  paletteOpen = $state(false)
  readonly #current: CurrentAccount
  readonly #directory: DirectoryView | null

  constructor(current: CurrentAccount, directory: DirectoryView | null) {
    this.#current = current
    this.#directory = directory
  }

  /** The accounts of the comb: all of them for a reader of the directory, those with access for everyone else. */
  get combAccounts(): readonly CombAccount[] {
    const known = this.#directory?.accounts.filter(({ status }) => status === 'active') ?? []
    if (known.length > 0) return known
    const { accounts } = this.#current.organization
    return accounts[0]?.kind === 'main' ? accounts : [hiddenMainAccount, ...accounts]
  }

  openSwitch(): void {
    this.switchOpen = this.#current.switches
  }
}

export const [useFrame, provideFrame] = createContext<FrameState>()
