import type { LoginId } from '@kontor/domain'
import { browserTexts } from '#lib/session/kept-texts.ts'
import { shownColumns, type UserColumn, type UserListKind } from './user-column.ts'

/**
 * The columns of the list that a login has chosen, kept in this browser: a personal view, not data of the organisation.
 */
export class ChosenColumns {
  readonly #key: string
  readonly #kind: UserListKind
  #chosen = $state.raw<readonly string[] | null>(null)
  readonly shown: readonly UserColumn[] = $derived.by(() => shownColumns(this.#kind, this.#chosen))

  constructor(loginId: LoginId, kind: UserListKind) {
    this.#key = `kontor.columns.${kind}.${loginId}`
    this.#kind = kind
    this.#chosen = listIn(browserTexts.read(this.#key))
  }

  get areUsual(): boolean {
    return this.#chosen === null
  }

  set(column: UserColumn, on: boolean): void {
    const others = this.shown.filter((shown) => shown !== column)
    this.#chosen = on ? [...others, column] : others
    browserTexts.write(this.#key, JSON.stringify(this.#chosen))
  }

  /** Restores the default columns. */
  reset(): void {
    this.#chosen = null
    browserTexts.forget(this.#key)
  }
}

/** The stored value may come from an older page, or have been edited by hand. */
const listIn = (text: string | null): readonly string[] | null => {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null
  } catch {
    return null
  }
}
