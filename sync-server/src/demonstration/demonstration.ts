import type { ShownDemonstration } from '@kontor/protocol'

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
