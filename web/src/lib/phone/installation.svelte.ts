import { createContext } from 'svelte'

/** What Chromium offers a page that may be installed; other browsers have it in their own menu. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

const isInstallPrompt = (event: Event): event is InstallPrompt => 'prompt' in event

/** Whether the browser offers to install the site for phones as an app. */
export class Installation {
  #prompt = $state.raw<InstallPrompt | null>(null)

  get isOffered(): boolean {
    return this.#prompt !== null
  }

  /** Keeps the browser's offer for the own menu. */
  readonly keep = (event: Event): void => {
    if (!isInstallPrompt(event)) return
    event.preventDefault()
    this.#prompt = event
  }

  readonly forget = (): void => {
    this.#prompt = null
  }

  /** The browser asks the person; an offer works once. */
  async begin(): Promise<void> {
    const prompt = this.#prompt
    this.#prompt = null
    await prompt?.prompt()
  }
}

export const [useInstallation, provideInstallation] = createContext<Installation>()
