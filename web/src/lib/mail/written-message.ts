import type { Attachment } from '@kontor/domain'

/** What a person has written in a composer and sends. */
export interface WrittenMessage {
  readonly text: string
  readonly attachments: Attachment[]
}
