import { dayMs } from './durations.ts'
/** The bounds that the mutators and text schemas keep. Lengths count code points; the rest count items. The wire, the replica and the server have their own. */
export const limits = {
  nameLengthMax: 200,
  emailLengthMax: 254,
  identifierLengthMax: 64,
  usernameLengthMin: 3,
  usernameLengthMax: 64,
  passwordLengthMin: 12,
  passwordLengthMax: 128,
  taxIdLengthMin: 5,
  taxIdLengthMax: 20,
  rightsPerListMax: 16,
  rolesPerListMax: 64,
  grantsPerListMax: 2_000,
  contractUnitsMax: 2_000,
  deadlinesPerListMax: 32,
  /** 10 MB, as people and their file managers read it. */
  attachmentBytesMax: 10 * 1024 * 1024,
  attachmentsPerRecordMax: 10,
  webhookUrlLengthMax: 2_000,
  attachmentNameLengthMax: 120,
  /** The issues of a refusal are sent and kept; a malicious client sends a thousand wrong things at once. */
  issuesPerRefusalMax: 50,
  invitationLifetimeMs: 7 * dayMs,
  signInRecordedEveryMs: 60 * 60 * 1000,
  recordsPerKindMax: {
    account: 2_000,
    unit: 20_000,
    service: 50_000,
    role: 500,
    member: 120_000,
    invitation: 120_000,
    processType: 200,
    token: 100,
    webhook: 20,
    /** One per deadline that there is. */
    deadline: 13,
  },
  board: {
    /** Of a list in the arguments of the server's own mutations: the people and units of one account. */
    projectedPerListMax: 20_000,
    noteLengthMax: 4_000,
    viewQueryLengthMax: 2_000,
    viewsPerPersonMax: 50,
    /** A record of a board with more events takes no changes by people any more. */
    eventsPerRecordMax: 1_000,
    recordsPerKindMax: { process: 200_000, reservation: 200_000, note: 200_000, view: 2_000 },
  },
  mail: {
    messageLengthMax: 10_000,
    /** In the mail section of one account. */
    conversationsMax: 5_000,
    messagesMax: 50_000,
    /** Of one guest about one reservation. */
    guestMessagesMax: 200,
  },
  processes: {
    explanationLengthMax: 500,
    /** Numbers are allocated in blocks of this size, so a range has at most as many. */
    numbersPerBlock: 10_000,
  },
  reservations: {
    explanationLengthMax: 500,
    remarksLengthMax: 2_000,
    nightsMax: 90,
    /** Of one reservation, adults and children each: a coach with its group fits. */
    guestsMax: 500,
    /** A million złoty, in grosz. */
    amountMax: 100_000_000,
  },
  calendar: {
    roomTypesMax: 100,
    ratePlansMax: 12,
    /** Of one type. */
    roomsMax: 2_000,
    /** A hundred thousand złoty for a night, in grosz: a price above it is a mistyped one. */
    priceMax: 10_000_000,
    minStayMax: 90,
    /** Three years. */
    nightsAheadMax: 1_096,
    /** Of one change: nights times room types. 500 nights of 20 types are 10,000. */
    nightsAtOnceMax: 12_000,
    /** A change with more runs of equal neighbours is not undone in one. */
    runsPutBackMax: 2_000,
  },
  property: {
    descriptionLengthMax: 4_000,
    websiteLengthMax: 300,
    ownAmenitiesMax: 50,
    ownAmenityLengthMax: 60,
    /** Units of one account of which something was said, those that have left included. */
    pagesMax: 20_000,
  },
  policies: {
    /** Ten thousand złoty, in grosz: what a guest pays for a pet or a night in an extra bed is less. */
    amountMax: 1_000_000,
    daysMax: 365,
    childAgeMax: 18,
    guestAgeMax: 99,
    weightMax: 200,
    extraBedsMax: 20,
    houseRulesLengthMax: 4_000,
  },
  promotions: {
    /** Per mille: a stay that costs nothing is no promotion. */
    discountMax: 900,
    nightsMinMax: 90,
    roomsMax: 50,
    /** Of one account, those that have ended included. */
    promotionsMax: 2_000,
  },
  billing: {
    /** Ten million złoty, in grosz: a price above it is a mistyped one. */
    priceMax: 1_000_000_000,
    /** Of what a price is for: a type of service, a kind of process. */
    kindLengthMax: 64,
    pricesMax: 5_000,
    /** Organisations whose address the operator has entered. */
    buyersMax: 20_000,
    /** Of all organisations in one month, with corrections. */
    invoicesPerMonthMax: 40_000,
    addressLineLengthMax: 200,
    paymentDaysMax: 365,
    reasonLengthMax: 500,
  },
} as const
