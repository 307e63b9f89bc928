/** What must never happen, and did. */
export interface Violation {
  /** Which invariant. */
  readonly invariant: string
  readonly about: string
}

export class Violations {
  readonly #found: Violation[] = []

  get first(): Violation | null {
    return this.#found[0] ?? null
  }

  report(invariant: string, about: string): void {
    this.#found.push({ invariant, about })
  }
}
