import type { IncomingMessage, ServerResponse } from 'node:http'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Log, LogFacts } from '../log/log.ts'
import type { StoreFigures } from '../store/store.ts'

/** What the gauges read whenever the metrics are requested. */
export interface MeasuredServer {
  readonly figures: () => Promise<StoreFigures>
  readonly connected: () => { readonly sockets: number; readonly people: number }
  readonly backup: () => { readonly newestAt: number | null; readonly failed: boolean } | null
  readonly now: () => number
}

export interface Metrics {
  /** The log with its lines counted; the counters of mutations, commits and failures come from these lines. */
  counted(log: Log): Log
  /** Measures one request over HTTP. */
  request(request: IncomingMessage, response: ServerResponse): void
  /** What the gauges read from now on. */
  measure(server: MeasuredServer): void
  /** In the text format of Prometheus. */
  text(): Promise<{ readonly contentType: string; readonly body: string }>
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** The metrics of one server; their names are documented in `OPERATING.md`. */
export const createMetrics = (): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const lines = new Counter({
    ...{ name: 'kontor_log_lines_total', help: 'Lines of the log, by event', labelNames: ['event'], registers },
  })
  const mutations = new Counter({
    ...{ name: 'kontor_mutations_total', help: 'Mutations that were judged', labelNames: ['outcome'], registers },
  })
  for (const outcome of ['accepted', 'refused']) mutations.inc({ outcome }, 0)
  const commits = new Histogram({
    name: 'kontor_commit_seconds',
    help: 'How long commits took to become durable',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const storeErrors = new Counter({
    ...{ name: 'kontor_store_errors_total', help: 'Commits and reads that the store failed', registers },
  })
  const requests = new Histogram({
    name: 'kontor_http_request_seconds',
    help: 'Requests over HTTP, by method and status',
    labelNames: ['method', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 10],
    registers,
  })

  const count = (event: string, facts: LogFacts): void => {
    lines.inc({ event })
    if (event === 'storage-failed') storeErrors.inc()
    if (event !== 'committed') return
    mutations.inc({ outcome: 'accepted' }, Number(facts['accepted']))
    mutations.inc({ outcome: 'refused' }, Number(facts['refused']))
    commits.observe(Number(facts['tookMs']) / 1000)
  }

  let readGauges = (): Promise<void> => Promise.resolve()
  return {
    counted:
      (log) =>
      (event, facts = {}) => {
        count(event, facts)
        log(event, facts)
      },
    request: ({ method = '' }, response) => {
      const end = requests.startTimer({ method: methods.includes(method) ? method : 'other' })
      response.once('close', () => end({ status: response.writableFinished ? response.statusCode : 'aborted' }))
    },
    measure: (server) => {
      readGauges = gaugesOf(registry, server)
    },
    text: async () => {
      await readGauges()
      return { contentType: registry.contentType, body: await registry.metrics() }
    },
  }
}

/** Sets all gauges at once: prom-client would call one collector per gauge, and each would cost the store a query. */
const gaugesOf = (registry: Registry, server: MeasuredServer): (() => Promise<void>) => {
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] })
  const sockets = gauge('kontor_sockets', 'Open sockets at this server')
  const people = gauge('kontor_people', 'Logins with an open socket at this server')
  const up = gauge('kontor_store_up', '1 while the store answers, else 0')
  const documents = gauge('kontor_documents', 'Documents in the store')
  const organizations = gauge('kontor_organizations', 'Organisations in the store')
  const waiting = gauge('kontor_effects_waiting', 'Effects that are not carried out yet, also those that are due later')
  const late = gauge('kontor_effects_late_seconds', 'For how long the oldest due effect has waited')
  const backupAge = gauge('kontor_backup_age_seconds', 'Age of the newest nightly backup')
  const backupFailed = gauge('kontor_backup_failed', '1 when the last nightly backup failed, else 0')

  return async () => {
    const connected = server.connected()
    sockets.set(connected.sockets)
    people.set(connected.people)
    const backup = server.backup()
    backupFailed.set(backup?.failed === true ? 1 : 0)
    const newestAt = backup?.newestAt ?? null
    if (newestAt === null) backupAge.remove()
    else backupAge.set((server.now() - newestAt) / 1000)
    const figures = await server.figures().catch(() => null)
    up.set(figures === null ? 0 : 1)
    if (figures === null) return
    documents.set(figures.documents)
    organizations.set(figures.organizations)
    waiting.set(figures.effectsWaiting)
    late.set(Math.max(0, server.now() - (figures.oldestEffectDueAt ?? Infinity)) / 1000)
  }
}
