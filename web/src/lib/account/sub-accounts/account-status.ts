import type { Account } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'

/** Nobody enters an archived account; all that lies in it is kept, so it can be taken back. */
export const archiveAccount = (view: DirectoryView, { id: accountId, name }: Account) =>
  view.mutate(
    'archiveAccount',
    { accountId },
    { done: m.account_archived_done({ name }), undo: () => void view.mutate('restoreAccount', { accountId }) },
  )

export const restoreAccount = (view: DirectoryView, { id: accountId, name }: Account) =>
  view.mutate(
    'restoreAccount',
    { accountId },
    { done: m.account_restored_done({ name }), undo: () => void view.mutate('archiveAccount', { accountId }) },
  )
