/** The steps of the server's work between which its process may end. */
export const serverSteps = [
  // The commit is on its way to the disk.
  'append',
  // It is on the disk, and the process does not know it yet.
  'durable',
  // The process has it in memory, and has sent it to no one.
  'apply',
  // Its update is about to be written to a socket; others may have had it.
  'broadcast',
  // Outcomes are about to be written to a socket.
  'acknowledge',
  // A mail is about to leave, or has left without the process having heard of it.
  'mail',
  'mailed',
] as const
export type ServerStep = (typeof serverSteps)[number]

/** Lets the server's process end at a chosen step of its work, instead of at a moment between two of them. */
export class ArmedKill {
  readonly #kill: (step: ServerStep) => void
  #armed: { readonly step: ServerStep; left: number } | null = null

  constructor(kill: (step: ServerStep) => void) {
    this.#kill = kill
  }

  /** When this step is reached for the time that `passed` counts from 0. */
  arm(step: ServerStep, passed: number): void {
    this.#armed = { step, left: passed }
  }

  disarm(): void {
    this.#armed = null
  }

  reached(step: ServerStep): void {
    if (this.#armed?.step !== step) return
    if (this.#armed.left > 0) {
      this.#armed.left -= 1
      return
    }
    this.#armed = null
    this.#kill(step)
  }
}
