import type { ProfileId } from '@kontor/domain'

/** Two organisations full of people who do not exist, to try everything out with. */
export interface Demonstration {
  /** The organisations and the logins to try; null when it is not loaded. */
  shown(): Promise<ShownDemonstration | null>
  /** Only on an empty server. */
  load(): Promise<'loaded' | 'not-empty'>
  /** Takes both organisations and all their logins away, whatever was changed in them; closes their sockets. */
  remove(): Promise<void>
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
