import { m } from '#lib/paraglide/messages.js'
import type { EntryWords } from './mutation-words.ts'

export const registerOrganization: EntryWords = {
  history: (entry) =>
    m.history_register_organization.parts({
      account: entry.createdAccount,
      organization: entry.organization,
      name: entry.changeOf('member')?.after?.name ?? m.change_unnamed(),
    }),
  details: () => [],
}
