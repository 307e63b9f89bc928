import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Answer, Opening, Order } from './shared-process-main.ts'

/**
 * One process that opens and closes real servers, one after another, each with a data folder of its own. Loading the
 * server's modules costs more than all else a short story does, so the stories of one worker share the process.
 */
export class SharedProcess {
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, { done: () => void; failed: (error: Error) => void }>()
  #lastOrder = 0
  #output = ''

  constructor() {
    this.#child = fork(join(import.meta.dirname, 'shared-process-main.ts'), { silent: true, execArgv: [] })
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()))
    this.#child.on('message', (message) => this.#receive(message as Answer))
    this.#child.once('exit', () => {
      for (const { failed } of this.#waiting.values()) failed(new Error(`The server's process ended:\n${this.#output}`))
      this.#waiting.clear()
    })
  }

  get processId(): number | null {
    return this.#child.pid ?? null
  }

  get output(): string {
    return this.#output
  }

  /** Opens a server. Resolves when it is ready. */
  open(opening: Opening): Promise<void> {
    return this.#order(opening)
  }

  /** Closes the server on this port as `SIGTERM` does. */
  close(port: number): Promise<void> {
    return this.#order({ close: port })
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal)
  }

  end(): void {
    this.#child.kill('SIGKILL')
  }

  #order(order: Order['order']): Promise<void> {
    this.#lastOrder += 1
    const number = this.#lastOrder
    return new Promise((done, failed) => {
      this.#waiting.set(number, { done, failed })
      this.#child.send({ number, order } satisfies Order)
    })
  }

  #receive({ number, error }: Answer): void {
    const waiting = this.#waiting.get(number)
    this.#waiting.delete(number)
    if (error === null) waiting?.done()
    else waiting?.failed(new Error(error))
  }
}
