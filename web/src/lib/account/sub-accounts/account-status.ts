import type { Account } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'
import type { DirectoryView } from '#lib/session/directory-view.svelte.ts'

/** No one has access to an archived account; its content is kept, so archiving can be undone. */
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
