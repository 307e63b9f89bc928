import { loggedKind, shortenedEntry, type DocumentKind, type LoggedEntry, type OrganizationId } from '@kontor/domain'
import { serverLimits } from '../limits.ts'

/** A CloudEvents 1.0 envelope in JSON. */
export interface WebhookEvent {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: string
  readonly subject: string
  /** RFC 3339. */
  readonly time: string
  readonly datacontenttype: 'application/json'
  readonly data: unknown
}

interface About {
  readonly organizationId: OrganizationId
  readonly publicUrl: string
}

/** An entry of a directory's history. Its id is the same at every attempt and for every webhook. */
export const eventOfEntry = (
  kind: DocumentKind,
  entry: LoggedEntry,
  { organizationId, publicUrl }: About,
): WebhookEvent => ({
  ...envelope,
  id: `${organizationId}_${entry.seq}`,
  source: `${publicUrl}/api/documents/directory/${organizationId}`,
  type: `kontor.directory.${entry.name}`,
  subject: loggedKind(kind, entry.name) ?? '',
  time: new Date(entry.at).toISOString(),
  data: shortenedEntry(entry, serverLimits.historyEntryChangesMax),
})

/** What *Wyślij próbne* sends. */
export const testEvent = (id: string, at: number, { organizationId, publicUrl }: About): WebhookEvent => ({
  ...envelope,
  id,
  source: `${publicUrl}/api/documents/directory/${organizationId}`,
  type: 'kontor.test',
  subject: 'test',
  time: new Date(at).toISOString(),
  data: {},
})

const envelope = { specversion: '1.0', datacontenttype: 'application/json' } as const
