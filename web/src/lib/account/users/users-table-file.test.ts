import { expect, test } from 'vitest'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { usersAsCsv } from './users-as-csv.ts'
import { usersOf } from './users-found.ts'

const joinedAt = new Date(2026, 10, 2, 9, 5).getTime()

const setup = () => {
  const sample = sampleDirectory()
  const coast = sample.account('Zatoka Net')
  const role = sample.role('Zespół FNP', ['processes'])
  sample.member('Joanna Nadolna', {
    roleIds: [role.id],
    rights: ['mail'],
    grants: [coast.id],
    joinedAt,
    lastSignInAt: joinedAt,
  })
  sample.invitation('=cmd()', { homeAccountId: coast.id })
  const { directory } = sample
  const rows = usersOf({ directory, now: 1 }, null)
  return { directory, rows }
}

const linesOf = (text: string) => text.replace('\uFEFF', '').trimEnd().split('\r\n')

test('[ISSUE 3] the file holds whoever is found, and the columns that are shown', () => {
  const { directory, rows } = setup()
  const text = usersAsCsv({ directory, rows, columns: ['name', 'roles', 'rights', 'accounts', 'sign-in', 'joined'] })
  const [head, owner, joanna] = linesOf(text)
  expect(head).toBe(
    'Użytkownik,Nazwa użytkownika,E-mail,Typ,Stan,Rola,Prawa dostępu,Konta dodatkowe,Ostatnie logowanie,Dołączenie',
  )
  expect(owner).toContain('Login główny,dostęp aktywny,,wszystkie prawa,wszystkie konta,,')
  expect(joanna).toBe(
    'Joanna Nadolna,joanna.nadolna,joanna.nadolna@mewa.pl,Użytkownik,dostęp aktywny,Zespół FNP,' +
      'Procesy; Poczta,Mewa Telekom; Zatoka Net,2026-11-02 09:05,2026-11-02',
  )
})

test('[ISSUE 3] a name that somebody made a formula is no formula in the file', () => {
  const { directory, rows } = setup()
  expect(linesOf(usersAsCsv({ directory, rows, columns: ['name'] })).at(-1)).toMatch(/^'=cmd\(\),/)
})

test('[ISSUE 3] a column that is shown is written once', () => {
  const { directory } = setup()
  const text = usersAsCsv({ directory, rows: [], columns: ['name', 'email', 'state'] })
  expect(linesOf(text)).toEqual(['Użytkownik,Nazwa użytkownika,Typ,E-mail,Stan'])
})
