import type { TokenId, WebhookId } from '../kernel/ids.ts'
import type { Directory } from './directory.ts'
import type { DirectoryEffect } from './effect.ts'
import { organizationOf } from './organization-of.ts'

/** The server forgets the secret too. */
export const forgottenIntegration = (directory: Directory, id: TokenId | WebhookId, now: number): DirectoryEffect => ({
  kind: 'forget-integration',
  payload: { organizationId: organizationOf(directory).id, id },
  dueAt: now,
})
