import type { Deployment } from '@kontor/protocol/http'
import { createContext } from 'svelte'
import { readDeployment } from '#lib/api/deployment.ts'

/** The state of the server while no one is signed in; read again when a page that needs it opens. */
export class DeploymentState {
  #current = $state.raw<Deployment | null>(null)
  #failed = $state(false)

  get current(): Deployment | null {
    return this.#current
  }

  /** The server cannot be reached. */
  get failed(): boolean {
    return this.#failed
  }

  async read(): Promise<void> {
    const answer = await readDeployment()
    this.#failed = !answer.ok
    if (answer.ok) this.#current = answer.value
  }
}

export const [useDeployment, provideDeployment] = createContext<DeploymentState>()
