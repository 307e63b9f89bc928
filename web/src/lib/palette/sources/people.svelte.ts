import { memberRow, userRow, type UserRow } from '#lib/account/users/user-row.ts'
import { paths } from '#lib/address/paths.ts'
import { m } from '#lib/paraglide/messages.js'
import { useAccount } from '#lib/session/current-account.svelte.ts'
import { useDirectoryIfAllowed } from '#lib/session/directory-view.svelte.ts'
import type { PaletteItem, PaletteSource } from '../source.ts'

/** The people of the directory, invited ones too, for those who may open it. */
export const people: PaletteSource = {
  id: 'people',
  title: () => m.palette_people(),
  mark: '@',
  open: () => {
    const current = useAccount()
    const view = useDirectoryIfAllowed()
    const items = $derived.by((): readonly PaletteItem[] => {
      const directory = view?.directory
      if (view === null || directory === null || directory === undefined) return []
      const invited = [...directory.invitation.values()].map((invitation) => userRow(directory, invitation, view.now))
      const rows = [...[...directory.member.values()].map(memberRow), ...invited.filter((row) => row !== null)]
      return rows.map((row) => ({
        id: `person ${row.id}`,
        name: row.name,
        about: aboutPerson(row, directory.account.get(row.person.homeAccountId)?.name ?? ''),
        also: `${row.second} ${row.person.email}`,
        icon: 'person',
        href: paths.user(current.account.id, row.person.id),
      }))
    })
    return () => items
  },
}

const aboutPerson = ({ state, type }: UserRow, account: string): string => {
  if (state === 'suspended') return m.palette_person_suspended({ account })
  if (state !== 'active') return m.palette_person_invited({ account })
  return type === 'user' ? account : m.palette_person_administrator()
}
