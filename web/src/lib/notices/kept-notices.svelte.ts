import type { LoginId } from '@kontor/domain'
import { createContext } from 'svelte'
import { keepPushOn } from './push-here.ts'

/** Brings the notices of a login back at the start of a page; screens that show them read anew when it is done. */
export class KeptNotices {
  #times = $state(0)

  /** How often it was done. */
  get times(): number {
    return this.#times
  }

  async keep(loginId: LoginId): Promise<void> {
    // What fails is tried again at the next start.
    await keepPushOn(loginId).catch(() => undefined)
    this.#times += 1
  }
}

export const [useKeptNotices, provideKeptNotices] = createContext<KeptNotices>()
