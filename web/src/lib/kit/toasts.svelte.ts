import { createContext } from 'svelte'

export interface ToastText {
  readonly text: string
  /** The undo of an act: runs once, then the notice disappears. */
  readonly undo?: (() => void) | undefined
  /** Another act than undo. Such a notice stays until it is answered. */
  readonly act?: { readonly label: string; readonly run: () => void } | undefined
  /** The target of the notice's link, for instance the tray. */
  readonly link?: { readonly href: string; readonly label: string } | undefined
  /** Id of the change that the notice reports: the notice disappears when the change is refused later. */
  readonly change?: string | undefined
}

export interface Toast extends ToastText {
  readonly id: number
}

const shownForMs = 6_000
const shownWithUndoForMs = 12_000
const shownAtOnceMax = 3

/** Short notices over the title bar. They disappear by themselves, but not while the pointer or the focus is on them. */
export class Toasts {
  #items = $state.raw<readonly Toast[]>([])
  #nextId = 0
  readonly #timers = new WeakMap<Toast, ReturnType<typeof setTimeout>>()

  get items(): readonly Toast[] {
    return this.#items
  }

  show(toast: ToastText): void {
    const id = this.#nextId
    this.#nextId += 1
    for (const old of this.#items.slice(0, Math.max(0, this.#items.length + 1 - shownAtOnceMax))) this.dismiss(old.id)
    const shown = { ...toast, id }
    this.#items = [...this.#items, shown]
    this.#goLater(shown)
  }

  dismiss(id: number): void {
    for (const toast of this.#items) if (toast.id === id) this.#stay(toast)
    this.#items = this.#items.filter((toast) => toast.id !== id)
  }

  /** Removes the notices about a change. */
  dismissChange(change: string): void {
    for (const toast of this.#items) if (toast.change === change) this.dismiss(toast.id)
  }

  /** While the pointer or the focus is on them. */
  hold(): void {
    for (const toast of this.#items) this.#stay(toast)
  }

  letGo(): void {
    for (const toast of this.#items) this.#goLater(toast)
  }

  #goLater(toast: Toast): void {
    this.#stay(toast)
    if (toast.act !== undefined) return
    const lasting = toast.undo === undefined && toast.link === undefined ? shownForMs : shownWithUndoForMs
    this.#timers.set(
      toast,
      setTimeout(() => this.dismiss(toast.id), lasting),
    )
  }

  #stay(toast: Toast): void {
    clearTimeout(this.#timers.get(toast))
  }
}

export const [useToasts, provideToasts] = createContext<Toasts>()
