import * as v from 'valibot'
import { serverLimits } from '../../limits.ts'
import { ScimFailure } from './scim-failure.ts'

const text = v.pipe(v.string('not-a-text'), v.maxLength(254, 'too-long'))
const userName = v.pipe(text, v.trim(), v.minLength(1, 'empty'))
/** Entra writes "True" and "False". */
const flag = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['True', 'False', 'true', 'false']),
    v.transform((written) => written.toLowerCase() === 'true'),
  ),
])
const absent = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema))

/** Body of `POST` and `PUT /scim/v2/Users`. Attributes that this server does not keep are ignored. */
export const ScimUserSchema = v.object({
  schemas: v.pipe(v.array(text), v.maxLength(20, 'too-many')),
  userName,
  externalId: absent(text),
  active: absent(flag),
  displayName: absent(text),
  name: absent(v.object({ formatted: absent(text), givenName: absent(text), familyName: absent(text) })),
  emails: absent(
    v.pipe(v.array(v.object({ value: absent(text), primary: absent(flag) })), v.maxLength(20, 'too-many')),
  ),
  preferredLanguage: absent(text),
})
export type ScimUser = v.InferOutput<typeof ScimUserSchema>

const members = v.pipe(
  v.array(v.object({ value: v.pipe(text, v.minLength(1, 'empty')) })),
  v.maxLength(serverLimits.scim.membersMax, 'too-many'),
)

/** Body of `POST` and `PUT /scim/v2/Groups`. */
export const ScimGroupSchema = v.object({
  schemas: v.pipe(v.array(text), v.maxLength(20, 'too-many')),
  displayName: userName,
  externalId: absent(text),
  members: absent(members),
})

/** Body of `PATCH` (RFC 7644, 3.5.2). */
export const ScimPatchSchema = v.object({
  schemas: v.pipe(v.array(text), v.maxLength(20, 'too-many')),
  Operations: v.pipe(
    v.array(
      v.object({
        op: v.pipe(
          text,
          v.transform((op) => op.toLowerCase()),
          v.picklist(['add', 'replace', 'remove']),
        ),
        path: absent(text),
        value: v.optional(v.unknown()),
      }),
    ),
    v.minLength(1, 'empty'),
    v.maxLength(serverLimits.scim.operationsMax, 'too-many'),
  ),
})
export type ScimOperation = v.InferOutput<typeof ScimPatchSchema>['Operations'][number]

/** What an operation may set, one attribute each. */
export const patchValues = {
  userName,
  externalId: v.nullable(text),
  active: flag,
  displayName: userName,
  members,
} as const

/** The value as the schema parses it; any other is refused. */
export const valueOf = <S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> => {
  const parsed = v.safeParse(schema, value)
  if (!parsed.success) throw new ScimFailure(400, 'invalidValue', 'invalid-arguments')
  return parsed.output
}
