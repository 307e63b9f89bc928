import type { Colleague } from '@kontor/replica'
import type { LoginId } from '@kontor/domain'
import { byName } from '#lib/format/name-order.ts'

export interface ColleaguesInView {
  /** Who looks at the same screen. */
  readonly here: readonly Colleague[]
  readonly elsewhere: readonly Colleague[]
}

/** One person with several windows counts once, and as here when one of the windows is. By name, without the viewer. */
export const colleaguesInView = (
  colleagues: readonly Colleague[],
  self: LoginId | null,
  screen: string,
): ColleaguesInView => {
  const others = new Map<LoginId, Colleague>()
  for (const colleague of colleagues) {
    const known = others.get(colleague.loginId)
    if (colleague.loginId !== self && known?.screen !== screen) others.set(colleague.loginId, colleague)
  }
  const all = [...others.values()].sort(byName)
  return {
    here: all.filter((colleague) => colleague.screen === screen),
    elsewhere: all.filter((colleague) => colleague.screen !== screen),
  }
}
