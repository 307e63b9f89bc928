/**
 * Every bound of the server, beside how often a caller may call (`rateRules`), those of the wire (`wireLimits`) and those of
 * the rules (`limits` in the domain).
 */
export const serverLimits = {
  /** Mutations that one commit carries: what waits longer goes into the next one, so that no one waits for thousands. */
  mutationsPerCommitMax: 2_000,
  /** Mutations that may wait in front of one document; a client that sends more is asked to try again. */
  mutationsWaitingMax: 50_000,
  /** A commit that others overtook (a claimed identifier, another server) is run again this many times. */
  commitAttemptsMax: 5,
  /** A document is loaded update by update; after this many they become one. */
  updatesBeforeSnapshot: 256,
  /** A document that leaves memory with fewer updates than this is quick enough to load as it is. */
  updatesBeforeSnapshotAtRest: 16,
  /** A document that is neither open nor asked for leaves memory after this. */
  roomIdleMs: 60_000,
  /** When to send again after the storage did not take a change. */
  storageRetryMs: 2_000,
  /** All open sockets of this server; one more is answered with 503 before it is opened. */
  socketsMax: 10_000,
  /** Open sockets of one login: tabs times documents, and what half-open connections leave behind. */
  socketsPerLoginMax: 60,
  /** Clients whose requests for sockets came without the upgrade: the log names each once, past this anew. */
  clientsWithoutUpgradeMax: 1_000,
  /** y-websocket drops a connection on which no message came for 30 seconds; this is half of it. */
  keepAliveMs: 15_000,
  /** A socket that is closing is cut off after this. */
  closeTimeoutMs: 5_000,
  /** Frames from one socket: so many at once, then so many a second. y-websocket repeats every colleague's presence. */
  frames: { burst: 500, perSecond: 50 },
  /** Mutations from one socket. The burst is twice an outbox (`wireLimits.pendingMax`), which arrives all at once. */
  mutations: { burst: 10_000, perSecond: 200 },
  /**
   * Kilobytes of what one login was refused, at least one for each refusal, for it is kept for ever. The burst is two
   * outboxes of a person who has lost the right; what comes after it fills a disk by less than 90 MB a day.
   */
  refusals: { burst: 10_000, perSecond: 1 },
  /** Requests for the state of a document from one socket: each may cost a tenth of a second. */
  syncRequests: { burst: 20, perSecond: 0.5 },
  /** What a slow reader may leave unread, beside the document itself while that is on its way. */
  unreadBytesMax: 4 * 1024 * 1024,
  /** Changes of one's own presence, which are broadcast to everyone. The next renewal carries what was left out. */
  presenceChanges: { burst: 60, perSecond: 2 },
  /** A screen's path in a colleague's presence. */
  screenLengthMax: 200,
  /**
   * After `retry`, mutations that were sent before the browser heard of it are still on their way. For so long the
   * server takes none that could overtake the first one that it did not take.
   */
  retryGuardMs: 10_000,
  /** Entries of the history in one answer, and how many one call looks through for them. */
  historyPageMax: 200,
  historyLookedAtMax: 20_000,
  /** Changed records that one entry of an answer carries; of an import, which changes all, the rest is only counted. */
  historyEntryChangesMax: 100,
  /** Bytes of the entries in one answer; an entry alone may be larger. */
  historyPageBytesMax: 2 * 1024 * 1024,
  /** Bytes of the log that are read together; an entry alone may be larger. */
  logPieceBytesMax: 1024 * 1024,
  /** Characters of a refused mutation's arguments that are kept, so that its sender can read of it later. */
  refusedArgumentsLengthMax: 20_000,
  /** An unused session ends after this; one in use is lengthened once in `sessionLengthenedEveryMs`. */
  sessionLifetimeMs: 14 * 24 * 60 * 60 * 1000,
  sessionLengthenedEveryMs: 24 * 60 * 60 * 1000,
  /** Earlier links of an invitation that are told from links that never were. */
  replacedLinksMax: 20,
  /** The link for a new password. */
  passwordResetLifetimeMs: 60 * 60 * 1000,
  /** For so long its page can say why it no longer works. */
  deadPasswordLinksKeptMs: 7 * 24 * 60 * 60 * 1000,
  /** A used code of an authenticator app is remembered for so long; it would be accepted for 90 seconds. */
  usedCodeLifetimeMs: 2 * 60 * 1000,
  passkeysPerLoginMax: 10,
  /** The mail with that link waits for so long, so that the answer to the request does not wait for it. */
  passwordResetMailRestMs: 250,
  /** For so long a browser is recognised by the names that signed in there last, two of each login. */
  knownBrowserLifetimeMs: 180 * 24 * 60 * 60 * 1000,
  knownNamesMax: 16,
  /** Callers whose calls are counted; past that the oldest are forgotten. */
  rateKeysMax: 50_000,
  /**
   * Asking for a login by user name and e-mail (B9): enough for an administrator who adds a team, too few to try out
   * who has a login. Past `rememberedMax` logins and organisations, new ones wait (F1).
   */
  loginTries: { windowMs: 60 * 60 * 1000, perLoginMax: 10, perOrganizationMax: 30, rememberedMax: 10_000 },
  /**
   * Mails (F3): to one person of one kind, from wherever; and invitations of one organisation, on its first day and when it
   * has been here for long. Past `rememberedMax` people and organisations, new ones wait.
   */
  mails: {
    perRecipient: { anHour: 5, aDay: 10 },
    fresh: { anHour: 100, aDay: 200 },
    longKnown: { anHour: 2_000, aDay: 5_000 },
    rememberedMax: 200_000,
  },
  /** Effects of one kind under way at the same time. */
  effectsAtOnceMax: 10,
  /** The worker looks by itself at least this often: a clock that was set, or another process's effects, need no wake. */
  effectsLookedForEveryMs: 30_000,
  /** After a failed attempt an effect waits this long, then twice as long each time, up to the longest. */
  effectRetryFirstMs: 5_000,
  effectRetryLongestMs: 60 * 60 * 1000,
  /** After so many attempts, which take five minutes, an invitation says that its mail is delayed. */
  deliveryDelayedAfterAttempts: 7,
  /** One attempt to hand a mail to the SMTP server. */
  smtp: { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
  /** Of the effect's id in the name of a mail's file; the whole name stays below 255. */
  mailFileNameLengthMax: 200,
  /** Requests still unanswered when the server stops are cut off after this. */
  requestsGraceMs: 3_000,
} as const
