import type { LoginId, MemberId, OrganizationId } from '@kontor/domain'
import { createContext } from 'svelte'
import { tabTexts } from './kept-texts.ts'

/** The person whose view an administrator has opened. */
export interface Viewed {
  /** The administrator: another login that signs in here does not continue the view. */
  readonly loginId: LoginId
  readonly organizationId: OrganizationId
  readonly memberId: MemberId
  readonly name: string
  /** The page that the administrator returns to. */
  readonly returnTo: string
}

const key = 'kontor.view-as'

/** The person whose view this tab shows. It survives a reload; other tabs are not affected. */
export class ViewAs {
  #current = $state.raw<Viewed | null>(kept())

  get current(): Viewed | null {
    return this.#current
  }

  /** Called after the server has accepted the mutation `viewAs`: a view that is not in the history is not shown. */
  start(viewed: Viewed): void {
    tabTexts.write(key, JSON.stringify(viewed))
    this.#current = viewed
  }

  end(): void {
    tabTexts.forget(key)
    this.#current = null
  }
}

const kept = (): Viewed | null => {
  try {
    return JSON.parse(tabTexts.read(key) ?? 'null') as Viewed | null
  } catch {
    return null
  }
}

export const [useViewAs, provideViewAs] = createContext<ViewAs>()
