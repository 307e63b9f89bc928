/** What a browser says about itself, as far as notifications depend on it. */
export interface BrowserFacts {
  /** An encrypted connection, or this machine. */
  readonly isSecure: boolean
  readonly hasPush: boolean
  readonly permission: NotificationPermission
  readonly userAgent: string
  readonly touchPoints: number
  /** Opened from the home screen. */
  readonly isInstalled: boolean
}

/** Why this browser cannot receive notices. Each has a sentence and a way out. */
export type WhyNoPush = 'insecure' | 'install-first' | 'unsupported' | 'denied'

/** Null: it can, as soon as the person allows it. */
export const whyNoPush = (facts: BrowserFacts): WhyNoPush | null => {
  if (!facts.isSecure) return 'insecure'
  if (!facts.hasPush) return isOfApple(facts) && !facts.isInstalled ? 'install-first' : 'unsupported'
  return facts.permission === 'denied' ? 'denied' : null
}

/** iPhones and iPads have notifications for apps on the home screen alone. An iPad calls itself a Mac. */
const isOfApple = ({ userAgent, touchPoints }: BrowserFacts): boolean =>
  /\b(iPhone|iPad|iPod)\b/.test(userAgent) || (/\bMacintosh\b/.test(userAgent) && touchPoints > 1)
