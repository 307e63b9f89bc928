import { readdirSync } from 'node:fs'
import { RightSchema } from '@kontor/domain'
import { describe, expect, it } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { helpByRoute } from './help-by-route.ts'
import { helpBySection } from './help-by-section.ts'
import { helpOf, sectionRoute } from './help-of.ts'

/** The route of every page in `src/routes`, as Kit names it: groups in brackets are no part of it here. */
const routes = readdirSync(new URL('../../routes', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('+page.svelte'))
  .map(
    (path) =>
      `/${path
        .replace(/\/?\+page\.svelte$/, '')
        .replace(/\([^)]+\)\//g, '')
        .replace(/\/?\([^)]+\)$/, '')}`,
  )
const sections = RightSchema.options.filter((right) => right !== 'account')

describe('[ISSUE 9] what can be done here, behind the question mark', () => {
  it('[ISSUE 9] every route has help, and no help has lost its route', () => {
    expect([...Object.keys(helpByRoute), sectionRoute].sort()).toEqual([...routes].sort())
    expect(Object.keys(helpBySection).sort()).toEqual([...sections].sort())
  })

  it.each(['pl', 'en'] as const)(
    '[ISSUE 9] each is a title and at least two things, in whole sentences, in %s',
    (locale) => {
      overwriteGetLocale(() => locale)
      const short = [...Object.entries(helpByRoute), ...Object.entries(helpBySection)].filter(([, { title, text }]) => {
        const lines = text().split('\n')
        return title() === '' || lines.length < 2 || lines.some((line) => !/^\p{Lu}.*[.]$/u.test(line))
      })
      expect(short.map(([name]) => name)).toEqual([])
    },
  )

  it('[ISSUE 9] a section is named by the address; a page that does not exist says so', () => {
    expect(helpOf(sectionRoute, 'mail')).toBe(helpBySection.mail)
    expect(helpOf('/me', undefined)).toBe(helpByRoute['/me'])
    overwriteGetLocale(() => 'en')
    expect([helpOf(null, undefined), helpOf(sectionRoute, 'constructor')].map(({ title }) => title())).toEqual([
      'This page',
      'This page',
    ])
  })
})
