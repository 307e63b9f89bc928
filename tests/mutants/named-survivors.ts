/** A mutant that no test can notice, with the reason. */
export interface NamedSurvivor {
  readonly path: string
  /** The line, without the spaces around it. */
  readonly line: string
  readonly replacement: string
  readonly reason: string
}

export const namedSurvivors: readonly NamedSurvivor[] = []
