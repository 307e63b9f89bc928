import { documentName } from '@kontor/protocol'
import type { AccountId } from '@kontor/domain'
import { LiveDocument, type LiveDocumentOptions } from './live-document.ts'
import type { Connection, SectionState } from './replica.ts'
import { Watched } from './watched.ts'

export interface LiveSectionOptions extends Pick<
  LiveDocumentOptions,
  'origin' | 'loginId' | 'ports' | 'serverClock' | 'storage' | 'permitted'
> {
  readonly accountId: AccountId
  readonly key: string
  readonly onConnection: (connection: Connection) => void
}

/** One section of one account, as this login may open it (A3): its document and connection. */
export class LiveSection {
  readonly watched: Watched<SectionState>
  readonly #document: LiveDocument

  constructor(options: LiveSectionOptions) {
    this.watched = new Watched(() => ({ connection: this.connection }))
    this.#document = new LiveDocument({
      ...options,
      name: documentName({ kind: 'section', accountId: options.accountId, key: options.key }),
      onMessage: () => undefined,
      onConnection: (connection) => {
        this.watched.changed()
        options.onConnection(connection)
      },
      onDocument: () => undefined,
    })
  }

  get connection(): Connection {
    return this.#document.connection
  }

  accessChanged(): void {
    this.#document.accessChanged()
  }

  halt(connection: Connection): void {
    this.#document.halt(connection)
  }

  forget(): Promise<void> {
    return this.#document.forget()
  }

  close(): Promise<void> {
    return this.#document.close()
  }
}
