import { createHmac, timingSafeEqual } from 'node:crypto'
import { serverLimits } from '../limits.ts'

export interface KnownBrowser {
  /** Has somebody signed in by this name, from the browser that brings these cookies, before? */
  knows(cookie: string | null, name: string): boolean
  /** The `set-cookie` line by which the browser remembers these names, beside those that it has. */
  remember(cookie: string | null, names: readonly string[]): string
}

/**
 * A browser from which somebody has signed in is told from strangers, so that strangers who guess cannot keep its owner
 * out. What it keeps is a proof per name: it says nothing to whoever reads it, and opens nothing.
 */
export const createKnownBrowser = ({
  secret,
  secure,
}: {
  readonly secret: string
  readonly secure: boolean
}): KnownBrowser => {
  const cookieName = `${secure ? '__Secure-' : ''}kontor.known_browser`
  const proofOf = (name: string): string =>
    createHmac('sha256', secret)
      .update(`known browser ${sameNameForm(name)}`)
      .digest('base64url')
      .slice(0, 22)
  const proofsIn = (cookie: string | null): readonly string[] => {
    const pair = (cookie ?? '').split(/;\s*/).find((part) => part.startsWith(`${cookieName}=`))
    const proofs = pair?.slice(cookieName.length + 1).split('.') ?? []
    return proofs.filter((proof) => /^[\w-]{22}$/.test(proof)).slice(0, serverLimits.knownNamesMax)
  }
  return {
    knows: (cookie, name) => {
      const proof = Buffer.from(proofOf(name))
      return proofsIn(cookie).some((held) => timingSafeEqual(Buffer.from(held), proof))
    },
    remember: (cookie, names) => {
      const proofs = new Set([...names.map(proofOf), ...proofsIn(cookie)])
      const value = [...proofs].slice(0, serverLimits.knownNamesMax).join('.')
      const seconds = serverLimits.knownBrowserLifetimeMs / 1000
      const flags = `Max-Age=${seconds}; Path=/api/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
      return `${cookieName}=${value}; ${flags}`
    },
  }
}

/** User names and e-mails that differ only in case name the same login. */
export const sameNameForm = (name: string): string => name.normalize('NFC').trim().toLowerCase()
