import { createHmac, timingSafeEqual } from 'node:crypto'

/** Without letters and digits that look alike. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const length = 10

/**
 * The code that removes the demonstration, for instance `K7QFD-2MWXP`. The server prints it where only its operator
 * reads it. It is derived from the secret, so it is the same after a restart.
 */
export const removalCode = (secret: string): string => {
  const bytes = createHmac('sha256', secret).update('remove the demonstration').digest()
  const code = Array.from({ length }, (_, at) => letters[(bytes[at] ?? 0) % letters.length]).join('')
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`
}

/** Compares the code as people type it: in any case, with or without the dash. */
export const isRemovalCode = (typed: string, code: string): boolean => {
  const [one, other] = [typed, code].map((text) =>
    createHmac('sha256', 'compared')
      .update(text.toUpperCase().replace(/[^A-Z0-9]/g, ''))
      .digest(),
  )
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}
