import { m } from '#lib/paraglide/messages.js'
import type { SectionKey } from '#lib/sections/section.ts'
import type { Help } from './help.ts'
import { helpByRoute } from './help-by-route.ts'
import { helpBySection } from './help-by-section.ts'

/** The one route that shows all sections. */
export const sectionRoute = '/a/[accountId]/[right]'

const unknownPage: Help = { title: () => m.help_unknown_title(), text: () => m.help_unknown(), keys: [] }

/** The help of the page at this route; a page that does not exist has words of its own. */
export const helpOf = (routeId: string | null, section: string | undefined): Help => {
  if (routeId === sectionRoute && section !== undefined && Object.hasOwn(helpBySection, section))
    return helpBySection[section as SectionKey]
  return (routeId === null ? undefined : helpByRoute[routeId]) ?? unknownPage
}
