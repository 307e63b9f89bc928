import { createHmac, timingSafeEqual } from 'node:crypto'
import { sameEmailForm, sameUsernameForm } from '@kontor/domain'
import { serverLimits } from '../limits.ts'

/** A name that a login signs in by, and the mark of its present password (see `password-marks.ts`). */
export interface MarkedName {
  readonly name: string
  readonly mark: string
}

export interface KnownBrowser {
  /** Whether this login has signed in from the browser that sends these cookies, with its present password. */
  knows(cookie: string | null, login: MarkedName): boolean
  /** The `set-cookie` line with these names and the earlier ones of the browser. */
  remember(cookie: string | null, logins: readonly MarkedName[]): string
}

/**
 * Attempts from a browser that signed in before are counted apart, so that an attacker's guesses cannot lock the owner
 * out. The cookie holds a proof per name and password: it reveals nothing and opens nothing, and a new password makes
 * it void.
 */
export const createKnownBrowser = ({
  secret,
  secure,
}: {
  readonly secret: string
  readonly secure: boolean
}): KnownBrowser => {
  const cookieName = `${secure ? '__Secure-' : ''}kontor.known_browser`
  const proofOf = ({ name, mark }: MarkedName): string =>
    createHmac('sha256', secret)
      .update(`known browser ${mark} ${signInNameForm(name)}`)
      .digest('base64url')
      .slice(0, 22)
  const proofsIn = (cookie: string | null): readonly string[] => {
    const pair = (cookie ?? '').split(/;\s*/).find((part) => part.startsWith(`${cookieName}=`))
    const proofs = pair?.slice(cookieName.length + 1).split('.') ?? []
    return proofs.filter((proof) => /^[\w-]{22}$/.test(proof)).slice(0, serverLimits.knownNamesMax)
  }
  return {
    knows: (cookie, login) => {
      const proof = Buffer.from(proofOf(login))
      return proofsIn(cookie).some((held) => timingSafeEqual(Buffer.from(held), proof))
    },
    remember: (cookie, logins) => {
      const proofs = new Set([...logins.map(proofOf), ...proofsIn(cookie)])
      const value = [...proofs].slice(0, serverLimits.knownNamesMax).join('.')
      const seconds = serverLimits.knownBrowserLifetimeMs / 1000
      const flags = `Max-Age=${seconds}; Path=/api/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
      return `${cookieName}=${value}; ${flags}`
    },
  }
}

/** The form in which a user name or an e-mail is compared, however it was typed. */
export const signInNameForm = (name: string): string =>
  name.includes('@') ? sameEmailForm(name) : sameUsernameForm(name)
