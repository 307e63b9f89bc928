import type { LoginId } from '@kontor/domain'
import { browserTexts, tabTexts, type KeptTexts } from './kept-texts.ts'

const ownerKey = 'kontor.tab-login'
/** Which version of the page has reloaded itself; it belongs to no login. */
const ofNoLogin = ['kontor.reloaded']

/**
 * What a login leaves in this browser beside its replica: drafts of forms and the view of another person, in the tab;
 * chosen columns, in the browser. Nothing of it remains after signing out, and no other login finds it in this tab
 * (F10).
 */
export const loginTraces = (tab: KeptTexts = tabTexts, browser: KeptTexts = browserTexts) => {
  const clearTab = (): void => {
    for (const key of tab.keys()) if (key.startsWith('kontor.') && !ofNoLogin.includes(key)) tab.forget(key)
  }
  return {
    /** The login works in this tab from now on. What it left here when its session ended is kept. */
    enter: (loginId: LoginId): void => {
      const owner = tab.read(ownerKey)
      if (owner !== null && owner !== loginId) clearTab()
      tab.write(ownerKey, loginId)
    },
    /**
     * The login has signed out; null where this tab does not know which. A visitor's tab, which has no login, keeps its
     * drafts.
     */
    erase: (loginId: LoginId | null): void => {
      if (loginId !== null || tab.read(ownerKey) !== null) clearTab()
      if (loginId === null) return
      for (const key of browser.keys()) if (key.startsWith('kontor.') && key.includes(loginId)) browser.forget(key)
    },
  }
}
