import { dayMs } from '@kontor/domain'
/**
 * The bounds of the server. How often a caller may call is in `rateRules`, the bounds of the wire are in `wireLimits`,
 * those of the rules in the domain's `limits`. Sizes of a file's own work, such as rows in one insert, are beside that
 * work.
 */
export const serverLimits = {
  /** Mutations that one commit carries; the rest waits for the next one, so that no one waits for thousands. */
  mutationsPerCommitMax: 2_000,
  /** Mutations that may wait in front of one document; a client that sends more is asked to try again. */
  mutationsWaitingMax: 50_000,
  /** How often an overtaken commit (a claimed identifier, another server) is run again. */
  commitAttemptsMax: 20,
  /** Servers write to a document by turns for so long after the last commit of another one. */
  contendedForMs: 2_000,
  /** How long a server writes before another one that waits has its turn. */
  turnMs: 50,
  /**
   * Mutations whose ids a document in memory knows, so that the store is not asked for each new one: of one login, and of
   * all. They take some megabytes. Of a login with more, the store is asked.
   */
  knownOutcomesPerLoginMax: 20_000,
  knownOutcomesMax: 100_000,
  /** A document is loaded update by update; after this many they are merged into one. */
  updatesBeforeSnapshot: 256,
  /** A document that leaves memory with fewer updates than this loads quickly without merging them. */
  updatesBeforeSnapshotAtRest: 16,
  /** Entries of another server's commits that are read one by one; for more, the document is loaded anew. */
  entriesFollowedMax: 2_000,
  /** A document that is neither open nor read leaves memory after this. */
  roomIdleMs: 60_000,
  /** PostgreSQL. */
  postgres: {
    /** Connections of this server, beside the one for notices. */
    connectionsMax: 10,
    /** How long a connection may take to open, and a statement to run. */
    connectTimeoutMs: 5_000,
    statementTimeoutMs: 60_000,
    /** Documents that this server writes to by turns at one moment; it writes to more of them without. */
    turnsMax: 8,
    /** The turn of a server that does nothing for so long ends; a turn that does not come within this is not waited for. */
    turnHeldMs: 2_000,
    turnAwaitedMs: 3_000,
    /** A connection for turns that is not used ends after this. */
    turnsIdleMs: 60_000,
    /** How often a transaction that met a deadlock runs. */
    attemptsMax: 5,
    /** After a lost connection, the one for notices is opened again this often. */
    reconnectEveryMs: 1_000,
    /** How often it is proven to work. */
    noticesCheckedEveryMs: 10_000,
    /** Notices that wait to be sent; more of them are left out. */
    noticesWaitingMax: 10_000,
    /** Of one notice; PostgreSQL takes 8,000. */
    noticeBytesMax: 7_900,
    /** Logins that a notice names; of more it says that they are too many. */
    noticeLoginsMax: 50,
    /** How long a server has an effect for itself; it extends that while the effect is in progress. */
    effectLeaseMs: 120_000,
  },
  /** Applications that sign people in through this server. */
  applications: {
    countMax: 100,
    codeLifetimeMs: 60_000,
    accessTokenLifetimeMs: 600_000,
    refreshTokenLifetimeMs: 30 * dayMs,
    logoutTokenLifetimeMs: 120_000,
    /** One attempt: an application that does not answer finds out at its next refresh. */
    logoutTimeoutMs: 5_000,
  },
  /** When to send again after the storage failed. */
  storageRetryMs: 2_000,
  /** All open sockets of this server; one more is answered with 503 before the upgrade. */
  socketsMax: 10_000,
  /** Open sockets of one login: tabs times documents, and half-open connections. */
  socketsPerLoginMax: 60,
  /**
   * Remembered clients whose requests to `/sync` came without the upgrade: the log names each once, past this again.
   */
  clientsWithoutUpgradeMax: 1_000,
  /** y-websocket drops a connection on which no message came for 30 seconds; this is half of it. */
  keepAliveMs: 15_000,
  /** A socket that is closing is terminated after this. */
  closeTimeoutMs: 5_000,
  /** Frames from one socket: so many at once, then so many a second. y-websocket repeats every colleague's presence. */
  frames: { burst: 500, perSecond: 50 },
  /** Mutations from one socket. The burst is twice an outbox (`wireLimits.pendingMax`), which arrives all at once. */
  mutations: { burst: 10_000, perSecond: 200 },
  /**
   * Kilobytes of one login's refusals, at least one for each, because they are kept for ever. The burst is two outboxes
   * of a person who has lost the right; the rate after it fills a disk by less than 90 MB a day.
   */
  refusals: { burst: 10_000, perSecond: 1 },
  /** Requests for the state of a document from one socket: each may cost a tenth of a second. */
  syncRequests: { burst: 20, perSecond: 0.5 },
  /** How long the bytes of a whole document are kept for others who join; a change ends it. */
  wholeDocumentKeptMs: 2_000,
  /** Unread bytes of a slow reader, beside the document itself while it is being sent. */
  unreadBytesMax: 4 * 1024 * 1024,
  /** Changes of a client's presence, which are broadcast to everyone. The next renewal carries what was left out. */
  presenceChanges: { burst: 60, perSecond: 2 },
  /** Presence at another server is forgotten after this; clients renew theirs every 15 seconds. */
  presenceElsewhereMs: 45_000,
  /** A screen's path in a colleague's presence. */
  screenLengthMax: 200,
  /**
   * After `retry`, mutations that the browser sent before it received that are still arriving. For so long the server
   * accepts none that could overtake the first one that it did not accept.
   */
  retryGuardMs: 10_000,
  /** How far back overdue invoices are looked for, with the running month. */
  overdueMonthsMax: 36,
  /** Overdue invoices in one answer to an operator; their number and sum are of all. */
  overdueInvoicesMax: 1_000,
  /** Conversations in one answer to an operator. */
  conversationsListedMax: 500,
  /** Requests for a main account that wait for the operator; one more is asked to come back later. */
  registrationRequestsWaitingMax: 1_000,
  /** How long an approved one can be used, and how long decided ones are kept. */
  registrationRequestLifetimeMs: 30 * dayMs,
  registrationRequestsKeptMs: 90 * dayMs,
  registrationRetryMs: 60 * 60 * 1000,
  /** Waiting ones, and decided ones, in one answer to an operator. */
  registrationRequestsListedMax: 200,
  /** Units in one answer to an operator. */
  unitsListedMax: 10_000,
  /** Entries of the history in one answer, and how many one call reads for them. */
  historyPageMax: 200,
  historyLookedAtMax: 20_000,
  /** Changed records that one entry of an answer carries; of an import, which changes all, the rest is only counted. */
  historyEntryChangesMax: 100,
  /** Bytes of the entries in one answer; an entry alone may be larger. */
  historyPageBytesMax: 2 * 1024 * 1024,
  /** Bytes of the log that are read together; an entry alone may be larger. */
  logPieceBytesMax: 1024 * 1024,
  /** Characters of a refused mutation's arguments that are kept, so that its sender can read them later. */
  refusedArgumentsLengthMax: 20_000,
  /** Contents of all attachments of one organisation; a content counts in each document that has it. */
  attachmentBytesPerOrganizationMax: 10 * 1024 * 1024 * 1024,
  /** Files that are being received; each is held in memory. */
  uploadsAtOnceMax: 16,
  uploadRetryMs: 1_000,
  /** An uploaded file that no record mentions is removed after this: its sender may have been offline meanwhile. */
  orphanedAttachmentLifetimeMs: 7 * dayMs,
  attachmentsCleanedEveryMs: 6 * 60 * 60 * 1000,
  /** The last use of a token is written at most this often. */
  tokenUseRecordedEveryMs: 60 * 60 * 1000,
  /** SCIM: resources in one answer, operations in one PATCH, people that one call adds to a role or takes off, characters of a filter. */
  scim: { pageMax: 200, operationsMax: 100, membersMax: 500, filterLengthMax: 500 },
  webhooks: {
    /** For the whole answer of a receiver. */
    timeoutMs: 10_000,
    /** Attempts to deliver one event, with the usual delays between them: about twelve hours. */
    attemptsMax: 20,
    /** A webhook to which nothing has arrived for so long is stopped. */
    stoppedAfterMs: 2 * dayMs,
    /** Deliveries of one webhook that are kept for its administrators. */
    deliveriesKeptMax: 100,
    /** How long the secret before a renewal still signs. */
    previousSecretMs: dayMs,
  },
  push: {
    devicesPerLoginMax: 10,
    /** Of the text by which a browser names itself; the rest is cut off. */
    userAgentLengthMax: 400,
    /** For the whole answer of a push service. */
    timeoutMs: 10_000,
    /** Attempts to send one notice to one device, with the usual delays between them: about an hour. */
    attemptsMax: 10,
    /** How long it is kept whether an organisation has a device at all, and of how many organisations. */
    notifiedKnownMs: 10_000,
    notifiedKnownMax: 10_000,
    /** How long a push service keeps a notice for a device that is off; after this it is no news any more. */
    lifetimeMs: dayMs,
  },
  /** An unused session ends after this; one in use is extended once in `sessionLengthenedEveryMs`. */
  sessionLifetimeMs: 14 * dayMs,
  sessionLengthenedEveryMs: dayMs,
  /** Earlier links of an invitation that are recognised as replaced. */
  replacedLinksMax: 20,
  /** How long a link that makes a person an operator is valid. */
  operatorLinkLifetimeMs: 7 * dayMs,
  /** How long the link that confirms a new e-mail is valid. */
  emailLinkLifetimeMs: 7 * dayMs,
  /** Days after the departure on which the link in a mail to a guest still works. */
  guestLinkDaysAfterDeparture: 30,
  /** How long the link for a new password is valid. */
  passwordResetLifetimeMs: 60 * 60 * 1000,
  /** How long its page can show why it no longer works. */
  deadPasswordLinksKeptMs: 7 * dayMs,
  /** A used code of an authenticator app is remembered for so long; it would be accepted for 90 seconds. */
  usedCodeLifetimeMs: 2 * 60 * 1000,
  passkeysPerLoginMax: 10,
  /** A login without a password is removed at a start after this; younger ones may be in the making. */
  unfinishedLoginLifetimeMs: 10 * 60 * 1000,
  /** Before the mail with that link is sent, so that the answer to the request does not wait for it. */
  passwordResetMailRestMs: 250,
  /** How long a browser is recognised by the names that signed in there last, two of each login. */
  knownBrowserLifetimeMs: 180 * dayMs,
  knownNamesMax: 16,
  /** Callers whose calls are counted; past that the oldest are forgotten. */
  rateKeysMax: 50_000,
  /** Those in PostgreSQL that are over, or too many, are removed this often. */
  rateWindowsCleanedEveryMs: 60_000,
  /**
   * Look-ups of a login by user name and e-mail (B9): enough for an administrator who adds a team, too few to try out
   * which logins exist. Past `rememberedMax` logins and organisations, new ones wait (F1).
   */
  loginTries: { windowMs: 60 * 60 * 1000, perLoginMax: 10, perOrganizationMax: 30, rememberedMax: 10_000 },
  /**
   * Mails (F3): to one person of one kind, from all senders; and invitations of one organisation, on its first day and
   * later. Past `rememberedMax` people and organisations, new ones wait.
   */
  mails: {
    perRecipient: { anHour: 5, aDay: 10 },
    fresh: { anHour: 100, aDay: 200 },
    longKnown: { anHour: 2_000, aDay: 5_000 },
    rememberedMax: 200_000,
  },
  /** Effects of one kind in progress at the same time. */
  effectsAtOnceMax: 10,
  /** The worker looks at least this often: a clock that was set, or another process's effects, do not wake it. */
  effectsLookedForEveryMs: 30_000,
  /** A failed effect waits this long, then twice as long each time, up to the longest. */
  effectRetryFirstMs: 5_000,
  effectRetryLongestMs: 60 * 60 * 1000,
  /** After so many attempts, which take five minutes, an invitation reports that its mail is delayed. */
  deliveryDelayedAfterAttempts: 7,
  /** One attempt to send a mail to the SMTP server. */
  smtp: { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
  /** Characters of the effect's id in the name of a mail's file; the whole name stays below 255. */
  mailFileNameLengthMax: 200,
  /** Requests still unanswered when the server stops are aborted after this. */
  requestsGraceMs: 3_000,
} as const
