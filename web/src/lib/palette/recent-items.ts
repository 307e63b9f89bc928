import type { LoginId } from '@kontor/domain'
import { browserTexts, type KeptTexts } from '#lib/session/kept-texts.ts'
import { recentKeptMax } from './limits.ts'

/**
 * What a login chose last in this browser: ids alone, newest first. The login is part of the key, so signing out erases it
 * (`login-traces.ts`).
 */
export const recentItems = (loginId: LoginId, texts: KeptTexts = browserTexts) => {
  const key = `kontor.recent.${loginId}`
  const read = (): readonly string[] => (texts.read(key) ?? '').split('\n').filter((id) => id !== '')
  return {
    read,
    add: (id: string): void => {
      const others = read().filter((known) => known !== id)
      texts.write(key, [id, ...others].slice(0, recentKeptMax).join('\n'))
    },
  }
}
