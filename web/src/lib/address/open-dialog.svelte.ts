import type { MutationId } from '@kontor/domain'
import { page } from '$app/state'
import { goWithin } from './go-within.svelte.ts'

/**
 * The open dialog of a screen. It is part of the address: a reload opens it again, the back button closes it, and the
 * tray can link to it with the refused change (`change`) that it should start from.
 */
export class OpenDialog<Name extends string> {
  readonly #names: readonly Name[]

  constructor(names: readonly Name[]) {
    this.#names = names
  }

  get name(): Name | null {
    const name = page.url.searchParams.get('dialog')
    return this.#names.find((known) => known === name) ?? null
  }

  /** Id of the record that the dialog concerns; empty where it concerns none. */
  get of(): string {
    return page.url.searchParams.get('of') ?? ''
  }

  get change(): MutationId | null {
    return page.url.searchParams.get('change') as MutationId | null
  }

  open(name: Name, of: string | null = null): void {
    void goWithin({ dialog: name, of, change: null, step: null }, { replace: this.name !== null })
  }

  close(): void {
    void goWithin({ dialog: null, of: null, change: null, step: null }, { replace: true })
  }
}
