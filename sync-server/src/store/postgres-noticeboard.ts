import pg from 'pg'
import { serverLimits } from '../limits.ts'
import { errorFacts, type Log } from '../log/log.ts'
import type { Notice, Noticeboard } from './noticeboard.ts'
import type { PostgresDatabase } from './postgres-database.ts'
import { decodeNotice, encodeNotice, noticeChannel } from './sent-notice.ts'

export interface PostgresNoticeboard extends Noticeboard {
  close(): Promise<void>
}

interface Options {
  readonly database: PostgresDatabase
  readonly url: string
  /** The id of this server. */
  readonly server: string
  readonly log: Log
  /** Takes what the server holds for as long as it runs, on the same connection. False: the server must end. */
  readonly join: (client: pg.Client) => Promise<boolean>
  readonly onExpelled: () => void
}

/**
 * LISTEN and NOTIFY on a connection of its own, opened again when it is lost. A connection may be lost without a sign, so
 * a query proves every few seconds that it is not. After a loss: first LISTEN, then `onGap`, so that nothing falls between.
 */
export const openPostgresNoticeboard = async (options: Options): Promise<PostgresNoticeboard> => {
  const board = new Board(options)
  await board.open()
  return board
}

class Board implements PostgresNoticeboard {
  readonly #options: Options
  readonly #listeners: ((notice: Notice) => void)[] = []
  readonly #gapListeners: (() => void)[] = []
  #client: pg.Client | null = null
  #timer: NodeJS.Timeout | undefined
  #closed = false
  #waiting: string[] = []
  #sending: Promise<void> | null = null

  constructor(options: Options) {
    this.#options = options
  }

  publish(notice: Notice): void {
    const payload = encodeNotice(this.#options.server, notice)
    if (payload === null || this.#waiting.length >= serverLimits.postgres.noticesWaitingMax) return
    this.#waiting.push(payload)
    this.#sending ??= this.#send().finally(() => (this.#sending = null))
  }

  onNotice(listener: (notice: Notice) => void): void {
    this.#listeners.push(listener)
  }

  onGap(listener: () => void): void {
    this.#gapListeners.push(listener)
  }

  async open(): Promise<void> {
    const { connectTimeoutMs, noticesCheckedEveryMs } = serverLimits.postgres
    const client = new pg.Client({
      connectionString: this.#options.url,
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: connectTimeoutMs,
      keepAlive: true,
    })
    client.on('error', () => undefined)
    client.once('end', () => this.#lost(client))
    client.on('notification', ({ payload = '' }) => this.#receive(payload))
    try {
      await client.connect()
      if (!(await this.#options.join(client))) throw new Expelled()
      await client.query(`listen ${noticeChannel}`)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    this.#client = client
    this.#timer = setInterval(() => {
      client.query('select 1').catch(() => this.#lost(client))
    }, noticesCheckedEveryMs)
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#sending
    await this.#client?.end().catch(() => undefined)
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client || this.#closed) return
    this.#client = null
    clearInterval(this.#timer)
    // A silent connection does not end by itself.
    void client.end().catch(() => undefined)
    this.#options.log('notices-lost')
    this.#again()
  }

  #again(): void {
    if (this.#closed) return
    this.#timer = setTimeout(() => {
      this.open().then(
        () => {
          this.#options.log('notices-arrive-again')
          for (const listener of this.#gapListeners) this.#call(listener)
        },
        (error: unknown) => (error instanceof Expelled ? this.#options.onExpelled() : this.#again()),
      )
    }, serverLimits.postgres.reconnectEveryMs)
  }

  #receive(payload: string): void {
    const notice = decodeNotice(this.#options.server, payload)
    if (notice !== null) for (const listener of this.#listeners) this.#call(() => listener(notice))
  }

  /** What a server of another version sends must not end this one. */
  #call(listener: () => void): void {
    try {
      listener()
    } catch (error) {
      this.#options.log('listener-failed', errorFacts(error))
    }
  }

  async #send(): Promise<void> {
    while (this.#waiting.length > 0) {
      const payloads = this.#waiting.splice(0)
      const query = `select pg_notify('${noticeChannel}', payload) from unnest($1::text[]) payload`
      // A lost one costs what a lost connection costs: a delay.
      await this.#options.database.pool.query(query, [payloads]).catch(() => undefined)
    }
  }
}

/** The database is being replaced. */
export class Expelled extends Error {
  override readonly name = 'Expelled'
}
