import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createStoredApiTokens } from './api-tokens/stored-api-tokens.ts'
import { createAttachments } from './attachments/attachments.ts'
import { cleanAttachments } from './attachments/clean-attachments.ts'
import { databaseContents } from './attachments/database-contents.ts'
import { fileContents } from './attachments/file-contents.ts'
import { backupProgram, startNightlyBackups } from './backup/start-nightly-backups.ts'
import { systemClock, type Clock } from './clock/clock.ts'
import { lockDataFolder, type FolderLock } from './data-folder/folder-lock.ts'
import { createMailAllowance, type MailAllowance } from './mail/mail-allowance.ts'
import { openData } from './data-folder/open-data.ts'
import { createDemonstration } from './demonstration/create-demonstration.ts'
import { createEmailLinks } from './email-links/email-links.ts'
import { createGuestLinks } from './guest-links/guest-links.ts'
import { startEffectsWorker } from './effects/effects-worker.ts'
import { lanes } from './effects/lanes.ts'
import { passwordResetEffect } from './effects/send-password-reset.ts'
import { securityMailEffect } from './effects/send-security-mail.ts'
import { createApp } from './http/create-app.ts'
import { upgradeGuard } from './http/guards/upgrade-guard.ts'
import type { PasswordHashing } from './identity/auth-settings.ts'
import { createIdentity } from './identity/create-identity.ts'
import { claimsOfAccess, endApplicationAccess } from './rooms/application-access.ts'
import { recordSignIns } from './rooms/record-sign-ins.ts'
import { createInvitationLinks } from './invitations/invitation-links.ts'
import { serverLimits } from './limits.ts'
import { listen } from './listen.ts'
import type { Log } from './log/log.ts'
import { createMailer } from './mail/create-mailer.ts'
import { createMetrics } from './metrics/metrics.ts'
import { serveMetrics } from './metrics/serve-metrics.ts'
import { createCallerFinder } from './rate-limit/caller.ts'
import type { LocalRateLimiter } from './rate-limit/rate-limiter.ts'
import { createCounting } from './store/create-counting.ts'
import { createOutbound } from './outbound/create-outbound.ts'
import { createStoredScimNames } from './scim/stored-scim-names.ts'
import { createStoredWebhooks } from './webhooks/stored-webhooks.ts'
import { createOperatorLinks } from './operators/operator-links.ts'
import { readHealth } from './operators/read-health.ts'
import { createStoredOperators } from './operators/stored-operators.ts'
import { createRegistrationLinks } from './registration-requests/registration-links.ts'
import { createStoredRegistrationRequests } from './registration-requests/stored-registration-requests.ts'
import { endPushWithSessions } from './push/end-push-with-sessions.ts'
import { notifiedOrganizations } from './push/notified-organizations.ts'
import { createStoredPushDevices } from './push/stored-push-devices.ts'
import { createRooms } from './rooms/create-rooms.ts'
import { allowedOrigins, publicUrlOf } from './settings/addresses.ts'
import type { Settings } from './settings/settings.ts'
import { createSockets } from './sockets/create-sockets.ts'
import type { NewEffect } from './store/store.ts'
import { openStaticFiles } from './static/static-files.ts'

export interface ServerOptions {
  readonly settings: Settings
  readonly log: Log
  /** Prints a line that only the operator can read. */
  readonly print?: (line: string) => void
  readonly clock?: Clock
  readonly limiter?: LocalRateLimiter
  readonly mails?: MailAllowance
  /** Scrypt when absent. */
  readonly passwordHashing?: PasswordHashing
  /** The folder of the built web app. */
  readonly webFolder?: string
}

export interface KontorServer {
  readonly port: number
  /** Null: no metrics are served. */
  readonly metricsPort: number | null
  readonly publicUrl: string
  /** Whether there is a built web app. */
  readonly servesWeb: boolean
  /** By which a person becomes the first operator; null: there is an operator. */
  readonly firstOperatorLink: string | null
  /** Resolves once no effect is due or in progress. */
  effectsDone(): Promise<void>
  /** Finishes the commits in progress, closes sockets with 1012, and releases the data folder. */
  close(): Promise<void>
}

const builtWeb = join(import.meta.dirname, '../../web/build')

/** The whole server, ready when this resolves. It holds the lock of its data folder until it is closed. */
export const createServer = async (options: ServerOptions): Promise<KontorServer> => {
  const lock = lockDataFolder(options.settings.dataDir)
  try {
    return await start(options, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

const start = async (options: ServerOptions, lock: FolderLock): Promise<KontorServer> => {
  const { settings, clock = systemClock, print = () => undefined } = options
  const { now } = clock
  const metrics = settings.metrics === null ? null : createMetrics()
  const log = metrics === null ? options.log : metrics.counted(options.log)
  let whenTaken = (): void => undefined
  const data = await openData(settings, { wasUsed: lock.wasUsed, onTaken: () => whenTaken(), log })
  const { database, store, secret, noticeboard, turns } = data
  const { local, limiter, createCounts } = createCounting(database, now, options.limiter)
  lock.markUsed()
  const listening = await listen(settings)
  const publicUrl = publicUrlOf(settings, listening.port)
  const origins = allowedOrigins(settings, listening.port)

  const callerOf = createCallerFinder({ trustedProxies: settings.trustedProxies, log })
  const mails = options.mails ?? createMailAllowance(createCounts)
  const identity = await createIdentity({
    ...(options.passwordHashing === undefined ? {} : { passwordHashing: options.passwordHashing }),
    database,
    secret,
    publicUrl,
    allowedOrigins: origins,
    limiter,
    log,
    singleSignOn: settings.singleSignOn,
    claimsFor: (entrant, right) => claimsOfAccess(rooms, entrant, right),
    sendSecurityNotice: async (notice) => {
      await store.addEffect(securityMailEffect(notice, randomUUID(), now()))
      worker.wake()
    },
    sendPasswordReset: async (reset) => {
      await store.addEffect(await passwordResetEffect(reset, { secret, now: now(), mails }))
      // By then the answer is sent, so the work of the mail cannot reveal that the address has a login.
      clock.after(serverLimits.passwordResetMailRestMs, () => worker.wake())
    },
  })
  const pushDevices = notifiedOrganizations(createStoredPushDevices(database), now)
  const { isNotified } = pushDevices
  const rooms = createRooms({ store, identity, clock, mails, createCounts, noticeboard, turns, log, isNotified })
  const contents = database.type === 'postgres' ? databaseContents(database) : fileContents(settings.dataDir)
  const attachments = createAttachments({ store, contents, now })
  const stopCleaning = cleanAttachments({ attachments, clock, log })
  const backups = startNightlyBackups({ settings: settings.nightlyBackup, run: backupProgram(settings), clock, log })
  const apiTokens = createStoredApiTokens(database)
  const webhooks = createStoredWebhooks(database)
  const scimNames = createStoredScimNames(database)
  const outbound = createOutbound({ allowedNetworks: settings.outboundNetworks })
  endPushWithSessions({ identity, pushDevices, log })
  const links = createInvitationLinks({ store, secret, publicUrl })
  const emailLinks = createEmailLinks({ secret, publicUrl })
  const guestLinks = createGuestLinks({ secret, publicUrl })
  const registrationLinks = createRegistrationLinks({ secret, publicUrl })
  const registrationRequests = createStoredRegistrationRequests(database)
  const mailer = createMailer({ smtpUrl: settings.smtpUrl, dataDir: settings.dataDir, publicUrl })
  const addEffect = async (effect: NewEffect): Promise<void> => {
    await store.addEffect(effect)
    worker.wake()
  }
  const worker = startEffectsWorker({
    store,
    lanes: lanes({
      ...{
        rooms,
        store,
        identity,
        links,
        apiTokens,
        webhooks,
        outbound,
        pushDevices,
        emailLinks,
        guestLinks,
        registrationLinks,
        registrationRequests,
      },
      ...{ mails, mailer, secret, publicUrl, now, log, addEffect },
    }),
    clock,
    log,
  })
  rooms.onCommitted(({ effects }) => worker.wake(effects))
  recordSignIns({ identity, rooms, store, log })
  endApplicationAccess({ identity, rooms, log })
  const sockets = createSockets({ rooms, identity, allowedOrigins: origins, clock, noticeboard, log })
  const operators = createStoredOperators(database)
  const demonstration = createDemonstration({
    identity,
    rooms,
    store,
    operators,
    now,
    restingEffects: worker.restDuring,
    secret,
    print,
  })
  await demonstration.tellCode()
  const operatorLinks = createOperatorLinks({ operators, secret, publicUrl, now })
  const webFolder = options.webFolder ?? builtWeb
  const staticFiles = await openStaticFiles(webFolder)
  const app = createApp({
    identity,
    rooms,
    store,
    attachments,
    apiTokens,
    webhooks,
    scimNames,
    pushDevices,
    secret,
    links,
    emailLinks,
    guestLinks,
    operators,
    operatorLinks,
    registrationRequests,
    registrationLinks,
    health: readHealth({
      store,
      connected: () => sockets.connected(),
      backup: backups.state,
      dataDir: settings.dataDir,
      webFolder,
      startedAt: now(),
    }),
    copiedLinkProves: settings.smtpUrl === null,
    mails,
    addEffect,
    demonstration,
    staticFiles,
    registration: settings.registration,
    singleSignOn: settings.singleSignOn,
    publicUrl,
    allowedOrigins: origins,
    callerOf,
    limiter,
    now,
    newId: randomUUID,
    log,
  })
  const answer = getRequestListener(app.fetch)
  listening.answerWith((request, response) => {
    metrics?.request(request, response)
    void answer(request, response)
  })
  listening.server.on('upgrade', upgradeGuard(local, callerOf, sockets.handleUpgrade))
  metrics?.measure({ figures: () => store.figures(), connected: () => sockets.connected(), backup: backups.state, now })
  const served =
    metrics === null || settings.metrics === null ? null : await serveMetrics(metrics, settings.metrics, log)

  const close = async (): Promise<void> => {
    const closed = listening.close()
    await served?.close()
    await worker.stop()
    await stopCleaning()
    await backups.stop()
    await rooms.close()
    await sockets.close()
    await closed
    await store.close()
    mailer.close()
    await data.close()
    lock.release()
  }
  let closing: Promise<void> | null = null
  const closeOnce = (): Promise<void> => (closing ??= close())
  whenTaken = () => {
    log('database-taken', {})
    void closeOnce()
  }
  return {
    port: listening.port,
    metricsPort: served?.port ?? null,
    publicUrl,
    servesWeb: staticFiles !== null,
    firstOperatorLink: await operatorLinks.first(),
    effectsDone: worker.idle,
    close: closeOnce,
  }
}
