import { EmailSchema, NameSchema, PasswordSchema, ProfileIdSchema, UsernameSchema } from '@kontor/domain'
import * as v from 'valibot'
import { listOf } from './answer-parts.ts'

/** Answer of `GET /api/operator-links/:token`. */
export const OperatorOfferSchema = v.object({
  /** The e-mail that the link was made for; null: the first operator's, which names no one. */
  email: v.nullable(v.string()),
  /** Null: the server or `pnpm operator` printed the link. */
  invitedBy: v.nullable(v.string()),
  /** Milliseconds since 1970; null: it does not expire. */
  expiresAt: v.nullable(v.number()),
})
export type OperatorOffer = v.InferOutput<typeof OperatorOfferSchema>

/**
 * Body of `POST /api/operator-links/:token/accept` with a new login; `email` for the first operator alone. A person who is
 * signed in sends an empty object.
 */
export const NewOperatorSchema = v.object({
  name: NameSchema,
  email: v.optional(EmailSchema),
  username: UsernameSchema,
  password: PasswordSchema,
})

export type NewOperator = v.InferInput<typeof NewOperatorSchema>

/** Answer of `GET /api/operator`: the signed-in operator. */
export const OperatorSelfSchema = v.object({
  loginId: v.string(),
  name: v.string(),
  username: v.string(),
  email: v.string(),
  /** An operator of the demonstration alone: of its organisations, and not of the server. */
  limited: v.boolean(),
})
export type OperatorSelf = v.InferOutput<typeof OperatorSelfSchema>

/** Answer of `GET /api/operator/operators`. Times in milliseconds since 1970. */
export const OperatorsSchema = v.object({
  operators: listOf(
    v.object({
      loginId: v.string(),
      name: v.string(),
      username: v.string(),
      email: v.string(),
      addedAt: v.number(),
      /** Null: by a printed link. */
      addedBy: v.nullable(v.string()),
    }),
  ),
  /** Links that wait for their person. */
  links: listOf(v.object({ email: v.string(), madeBy: v.nullable(v.string()), expiresAt: v.number() })),
})
export type OperatorsAnswer = v.InferOutput<typeof OperatorsSchema>

/** Body of `POST /api/operator/operators` and of `POST /api/operator/operators/withdraw`. */
export const OperatorInvitationSchema = v.object({ email: EmailSchema })

/** Answer of `POST /api/operator/operators`: the link, which is not shown again. */
export const OperatorLinkSchema = v.object({ url: v.string() })

/** Answer of `GET /api/operator/organizations`. */
export const OperatorOrganizationsSchema = v.object({
  organizations: listOf(
    v.object({
      id: v.string(),
      /** Of the legal entity. */
      name: v.string(),
      taxId: v.string(),
      profile: ProfileIdSchema,
      /** Number of each. */
      accounts: v.number(),
      people: v.number(),
      contractUnits: v.number(),
      demonstration: v.boolean(),
    }),
  ),
})
export type OperatorOrganizations = v.InferOutput<typeof OperatorOrganizationsSchema>

const ContractDaysSchema = v.object({ from: v.nullable(v.string()), until: v.nullable(v.string()) })

/**
 * Answer of `GET /api/operator/organizations/:organizationId/contract-history`: the changes of the contract, newest first; the
 * next page begins before `next`. Days as in the contract; `before` and `after` null: the unit was not, or is not, in it.
 */
export const ContractHistorySchema = v.object({
  entries: listOf(
    v.object({
      seq: v.number(),
      at: v.number(),
      /** Null: the server. */
      by: v.nullable(v.string()),
      units: listOf(
        v.object({
          identifier: v.string(),
          before: v.nullable(ContractDaysSchema),
          after: v.nullable(ContractDaysSchema),
        }),
      ),
    }),
  ),
  next: v.nullable(v.number()),
})
export type ContractHistory = v.InferOutput<typeof ContractHistorySchema>

/** Answer of `GET /api/operator/organizations/:organizationId`: the directory's names, and nothing of its sections. */
export const OperatorOrganizationSchema = v.object({
  id: v.string(),
  profile: ProfileIdSchema,
  legalEntity: v.object({ name: v.string(), taxId: v.string() }),
  contract: v.object({
    number: v.string(),
    units: listOf(
      v.object({
        identifier: v.string(),
        /** Days as `2026-11-28`, both covered. `from` null: since the contract began; `until` null: until further notice. */
        from: v.nullable(v.string()),
        until: v.nullable(v.string()),
        /** The account that has it; null: it is free. */
        account: v.nullable(v.string()),
      }),
    ),
  }),
  demonstration: v.boolean(),
  /** Its people must sign in through the provider. */
  singleSignOn: v.boolean(),
  primary: v.nullable(v.object({ name: v.string(), username: v.string(), email: v.string() })),
  accounts: listOf(
    v.object({
      id: v.string(),
      name: v.string(),
      kind: v.picklist(['main', 'sub']),
      status: v.picklist(['active', 'archived']),
      /** Identifiers. */
      units: listOf(v.string()),
      people: v.number(),
    }),
  ),
  people: v.number(),
  administrators: v.number(),
})
export type OperatorOrganization = v.InferOutput<typeof OperatorOrganizationSchema>

/** Answer of `GET /api/operator/units`: every unit in a contract or in an account, of all organisations. */
export const OperatorUnitsSchema = v.object({
  units: listOf(
    v.object({
      organization: v.object({
        id: v.string(),
        name: v.string(),
        profile: ProfileIdSchema,
        demonstration: v.boolean(),
      }),
      identifier: v.string(),
      /** As the organisation calls it; null: it has no name, or no account has it. */
      name: v.nullable(v.string()),
      /** The account that has it; null: it is free. */
      account: v.nullable(v.object({ id: v.string(), name: v.string(), status: v.picklist(['active', 'archived']) })),
      inContract: v.boolean(),
      /** Days as `2026-11-28`, both covered. `from` null: since the contract began; `until` null: until further notice. */
      from: v.nullable(v.string()),
      until: v.nullable(v.string()),
    }),
  ),
  /** Whether there are more of them than the server lists at once. */
  more: v.boolean(),
})
export type OperatorUnits = v.InferOutput<typeof OperatorUnitsSchema>

/** Answer of `GET /api/operator/health`. Sizes in bytes, times in milliseconds since 1970. */
export const ServerHealthSchema = v.object({
  startedAt: v.number(),
  /** Of the built web app; null: none is served. */
  version: v.nullable(v.string()),
  documents: v.number(),
  organizations: v.number(),
  /** Logins with an open page, and their open sockets. */
  connected: v.object({ people: v.number(), sockets: v.number() }),
  /** Mails and other effects that wait; `oldestDueAt` null: none. */
  effects: v.object({ waiting: v.number(), oldestDueAt: v.nullable(v.number()) }),
  /** When the newest nightly backup was made, and whether the last attempt failed; null: the settings name no folder. */
  backup: v.nullable(v.object({ newestAt: v.nullable(v.number()), failed: v.boolean() })),
  disk: v.object({ free: v.number(), total: v.number(), database: v.number() }),
})
export type ServerHealth = v.InferOutput<typeof ServerHealthSchema>
