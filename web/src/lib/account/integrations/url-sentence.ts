import { fieldProblem, WebhookUrlSchema } from '@kontor/domain'
import { m } from '#lib/paraglide/messages.js'

/** The sentence for a wrong address, by the schema that the server uses; null: it is right. */
export const urlSentence = (typed: string): (() => string) | null =>
  fieldProblem(WebhookUrlSchema, typed) === null ? null : () => m.webhooks_url_wrong()
