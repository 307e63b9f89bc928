import type { Directory } from './directory.ts'
import type { DirectoryEffect } from './effect.ts'
import type { HistoryKind } from './history/history-kinds.ts'

/** One event for each webhook that follows this kind of entry, sent after the commit. `directory` is the one after the entry. */
export const followedEntry = (
  directory: Directory,
  { history, seq, now }: { readonly history: HistoryKind; readonly seq: number; readonly now: number },
): readonly DirectoryEffect[] => {
  const { organization, webhook: webhooks } = directory
  if (organization === null) return []
  return [...webhooks.values()]
    .filter(({ status, events }) => status === 'active' && events.includes(history))
    .map(({ id: webhookId }): DirectoryEffect => ({
      kind: 'webhook',
      payload: { organizationId: organization.id, webhookId, seq },
      dueAt: now,
      isMessage: true,
      of: webhookId,
    }))
}
