import type { ProfileId } from '@kontor/domain'
import { callServer, type Answer } from './call-server.ts'

export interface DemonstrationLogin {
  readonly name: string
  readonly username: string
  readonly password: string
  readonly kind: string
}

export interface DemonstrationOrganization {
  readonly name: string
  readonly profile: ProfileId
  readonly logins: readonly DemonstrationLogin[]
}

/** What a page needs of the server before sign-in. */
export interface Deployment {
  /** Who may register a main account: any visitor, or the operator alone. */
  readonly registration: 'open' | 'operator'
  /** There is no organisation yet. */
  readonly empty: boolean
  readonly demonstration: { readonly organizations: readonly DemonstrationOrganization[] } | null
  readonly publicUrl: string
}

export const readDeployment = (): Promise<Answer<Deployment>> => callServer<Deployment>('GET', '/api/deployment')
