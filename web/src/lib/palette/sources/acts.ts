import ArrowLeftRight from '@lucide/svelte/icons/arrow-left-right'
import Eye from '@lucide/svelte/icons/eye'
import KeyRound from '@lucide/svelte/icons/key-round'
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark'
import LogOut from '@lucide/svelte/icons/log-out'
import Monitor from '@lucide/svelte/icons/monitor-smartphone'
import Plus from '@lucide/svelte/icons/plus'
import { memberRow } from '#lib/account/users/user-row.ts'
import { paths } from '#lib/address/paths.ts'
import { findsAll } from '#lib/format/search-form.ts'
import { useFrame } from '#lib/frame/frame-state.svelte.ts'
import { useOwnDialogs } from '#lib/frame/own-dialogs.svelte.ts'
import { m } from '#lib/paraglide/messages.js'
import { useAccount, type CurrentAccount } from '#lib/session/current-account.svelte.ts'
import { useDirectoryIfAllowed, type DirectoryView } from '#lib/session/directory-view.svelte.ts'
import { actsOfPeopleMax } from '../limits.ts'
import type { PaletteItem, PaletteSource } from '../source.ts'

/** What can be done; each opens the dialog in which it is done. In a view of another person nothing can be changed. */
export const acts: PaletteSource = {
  id: 'acts',
  title: () => m.palette_acts(),
  mark: '>',
  atOnce: true,
  open: () => {
    const current = useAccount()
    const view = useDirectoryIfAllowed()
    const frame = useFrame()
    const dialogs = useOwnDialogs()
    const own = (): readonly PaletteItem[] => [
      ...(current.switches
        ? [{ id: 'act switch', name: m.switch_account(), icon: ArrowLeftRight, act: () => frame.openSwitch() }]
        : []),
      { id: 'act help', name: m.own_help(), icon: CircleQuestionMark, act: () => dialogs.open('help') },
      { id: 'act sessions', name: m.own_sessions(), icon: Monitor, act: () => dialogs.open('sessions') },
      { id: 'act sign-out', name: m.own_sign_out(), icon: LogOut, act: () => dialogs.open('sign-out') },
    ]
    return (words) => [...changes(current), ...own(), ...ofPeople(current, view, words)]
  },
}

const changes = (current: CurrentAccount): readonly PaletteItem[] => {
  if (current.viewed !== null) return []
  const { id } = current.account
  const begin = (name: string, path: string): PaletteItem => ({ id: `act ${path}`, name, icon: Plus, href: path })
  const profile = current.profile.id
  const items: PaletteItem[] = []
  if (current.administers) {
    items.push(
      begin(m.users_add(), `${paths.users(id)}?dialog=invite`),
      begin(m.unit_add({ profile }), `${paths.section(id, profile === 'telecom' ? 'units' : 'property')}?dialog=add`),
    )
    if (current.isMain)
      items.push(
        begin(m.account_add(), `${paths.subAccounts(id)}?dialog=add`),
        begin(m.role_create(), `${paths.roles(id)}?dialog=role`),
      )
  }
  if (current.can('mail')) items.push(begin(m.mail_new(), `${paths.section(id, 'mail')}?dialog=new`))
  return items
}

/** Of the people whose name was typed, the first few: an organisation may have thousands. */
const ofPeople = (
  current: CurrentAccount,
  view: DirectoryView | null,
  words: readonly string[],
): readonly PaletteItem[] => {
  if (words.length === 0 || !current.administers || current.viewed !== null || !view?.directory) return []
  const named: PaletteItem[] = []
  for (const member of view.directory.member.values()) {
    if (named.length >= 2 * actsOfPeopleMax) break
    const { folded } = memberRow(member)
    if (member.primary || !words.some((word) => findsAll([word], folded))) continue
    const { id, name } = member
    const dialog = (which: string) => `${paths.users(current.account.id)}?dialog=${which}&of=${id}`
    named.push(
      { id: `act rights ${id}`, name: m.palette_act_rights({ name }), icon: KeyRound, href: dialog('rights') },
      { id: `act view-as ${id}`, name: m.palette_act_view_as({ name }), icon: Eye, href: dialog('view-as') },
    )
  }
  return named
}
