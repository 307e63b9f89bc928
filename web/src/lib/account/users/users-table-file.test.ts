import { expect, test } from 'vitest'
import { csvOf } from '#lib/files/csv.ts'
import { sampleDirectory } from '#lib/testing/sample-directory.ts'
import { usersOf } from './users-found.ts'
import { usersTableFile } from './users-table-file.ts'

const joinedAt = Date.parse('2026-11-02T09:05+01:00')

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

test('[B10] the file holds the people of the list, and the columns that are shown', () => {
  const { directory, rows } = setup()
  const columns = ['name', 'roles', 'rights', 'accounts', 'sign-in', 'joined'] as const
  const { head, rows: written } = usersTableFile({ directory, rows, columns })
  expect(head).toEqual([
    ...['Użytkownik', 'Nazwa użytkownika', 'E-mail', 'Typ', 'Stan', 'Rola', 'Prawa dostępu', 'Konta dodatkowe'],
    ...['Ostatnie logowanie', 'Dołączenie'],
  ])
  expect(written[0]?.slice(3, 8)).toEqual(['Login główny', 'dostęp aktywny', '', 'wszystkie prawa', 'wszystkie konta'])
  expect(written[1]).toEqual([
    ...['Joanna Nadolna', 'joanna.nadolna', 'joanna.nadolna@mewa.pl', 'Użytkownik', 'dostęp aktywny', 'Zespół FNP'],
    ...['Procesy, Poczta', 'Mewa Telekom, Zatoka Net'],
    { at: joinedAt, precision: 'minute' },
    { at: joinedAt, precision: 'day' },
  ])
})

test('[B10] a Polish spreadsheet shows the users in columns', () => {
  const { directory, rows } = setup()
  const text = csvOf(usersTableFile({ directory, rows, columns: ['name', 'rights', 'joined'] }), 'pl')
  const [, , joanna, invited] = text.split('\r\n')
  expect(joanna).toBe(
    'Joanna Nadolna;joanna.nadolna;joanna.nadolna@mewa.pl;Użytkownik;dostęp aktywny;"Procesy, Poczta";2026-11-02',
  )
  expect(invited).toMatch(/^'=cmd\(\);/)
})

test('[B10] a column that is shown is written once', () => {
  const { directory } = setup()
  const { head } = usersTableFile({ directory, rows: [], columns: ['name', 'email', 'state'] })
  expect(head).toEqual(['Użytkownik', 'Nazwa użytkownika', 'Typ', 'E-mail', 'Stan'])
})
