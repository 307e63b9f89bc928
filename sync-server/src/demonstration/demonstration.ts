import type { ProfileId } from '@kontor/domain'

/** Two organisations of invented people, to try the product with. */
export interface Demonstration {
  /** The organisations and the logins to try; null when it is not loaded. */
  shown(): Promise<ShownDemonstration | null>
  /** Only on an empty server. */
  load(): Promise<'loaded' | 'not-empty'>
  /**
   * Removes both organisations with all later changes, and the logins that came with them; closes their sockets. Needs
   * the code that the operator reads, because every visitor may sign in here.
   */
  remove(typedCode: string): Promise<'removed' | 'wrong-code'>
  /** Prints the code, if the demonstration is loaded. */
  tellCode(): Promise<void>
}

export interface ShownDemonstration {
  readonly organizations: readonly {
    readonly name: string
    readonly profile: ProfileId
    readonly logins: readonly ShownLogin[]
  }[]
}

export interface ShownLogin {
  readonly name: string
  readonly username: string
  readonly password: string
  readonly kind: 'owner' | 'administrator' | 'main-account-user' | 'sub-account-user'
}
