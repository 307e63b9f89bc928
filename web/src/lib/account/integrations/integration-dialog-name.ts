export const integrationDialogNames = ['token', 'revoke', 'webhook', 'deliveries', 'renew', 'remove'] as const

/** The dialogs about one webhook. */
export type WebhookDialogName = Extract<
  (typeof integrationDialogNames)[number],
  'webhook' | 'deliveries' | 'renew' | 'remove'
>
