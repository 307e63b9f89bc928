import { mainAccount, type MemberId, type Webhook } from '@kontor/domain'
import type { Identity } from '../identity/identity.ts'
import { webhookStoppedMail } from '../mail/webhook-stopped-mail.ts'
import type { Mailer } from '../mail/mail.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { WebhookName } from '../webhooks/webhooks.ts'

/** Mails the administrator who made the webhook; where they no longer are one, the primary login. */
export const tellWebhookStopped =
  (parts: {
    readonly rooms: Pick<Rooms, 'readDirectory'>
    readonly identity: Pick<Identity, 'login' | 'languageOf'>
    readonly mailer: Mailer
    readonly publicUrl: string
    readonly now: () => number
  }) =>
  async (webhook: Webhook, { organizationId }: WebhookName): Promise<void> => {
    const found = await parts.rooms.readDirectory(organizationId, (directory) => {
      const maker = directory.member.get(webhook.createdBy as MemberId)
      const isAdministrator = maker?.admin === true && maker.status === 'active'
      const member = isAdministrator ? maker : [...directory.member.values()].find(({ primary }) => primary)
      return {
        loginId: member?.loginId,
        organization: directory.organization?.legalEntity.name ?? '',
        accountId: mainAccount(directory).id,
      }
    })
    if (found?.loginId === undefined) return
    const login = await parts.identity.login(found.loginId)
    if (login === null) return
    await parts.mailer.send(
      webhookStoppedMail({
        ...{ id: `webhook-stopped/${webhook.id}/${parts.now()}`, login, webhook: webhook.name, sentAt: parts.now() },
        ...{ language: await parts.identity.languageOf(login.id), organization: found.organization },
        url: `${parts.publicUrl}/a/${found.accountId}/account/integrations`,
      }),
    )
  }
