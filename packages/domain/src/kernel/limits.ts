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
  /** 10 MB, as people and their file managers read it. */
  attachmentBytesMax: 10 * 1024 * 1024,
  attachmentsPerRecordMax: 10,
  attachmentNameLengthMax: 120,
  /** The issues of a refusal are sent and kept; a malicious client sends a thousand wrong things at once. */
  issuesPerRefusalMax: 50,
  invitationLifetimeMs: 7 * 24 * 60 * 60 * 1000,
  signInRecordedEveryMs: 60 * 60 * 1000,
  recordsPerKindMax: {
    account: 2_000,
    unit: 20_000,
    service: 50_000,
    role: 500,
    member: 120_000,
    invitation: 120_000,
  },
} as const
