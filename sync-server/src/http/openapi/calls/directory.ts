import { directoryKind, mutationSchemas, MutationIdSchema } from '@kontor/domain'
import { OutcomeSchema, wireLimits } from '@kontor/protocol'
import * as v from 'valibot'
import type { CallSubject } from '../described-call.ts'

const { records, singles } = directoryKind

const listOf = (kind: string): v.GenericSchema => v.array(records[kind] ?? v.unknown())

/** As `DirectoryJson`, with the schemas of the domain's records. */
const DirectorySchema = v.object({
  organization: v.nullable(singles['organization'] ?? v.unknown()),
  accounts: listOf('account'),
  units: listOf('unit'),
  services: listOf('service'),
  roles: listOf('role'),
  members: listOf('member'),
  invitations: listOf('invitation'),
})

/** Each mutation that an administrator may send, with its arguments. */
const DirectoryMutationSchema = v.variant(
  'name',
  Object.entries(mutationSchemas).map(([name, args]) =>
    v.object({
      id: MutationIdSchema,
      name: v.literal(name),
      version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
      args: args as v.GenericSchema,
    }),
  ),
)

const DirectoryMutationsSchema = v.object({
  mutations: v.pipe(
    v.array(DirectoryMutationSchema),
    v.minLength(1, 'empty'),
    v.maxLength(wireLimits.mutationsPerMessageMax, 'too-many'),
  ),
})

/** Answer of every call that runs mutations. */
export const OutcomesSchema = v.object({ outcomes: v.array(OutcomeSchema) })

export const directoryCalls: CallSubject = {
  key: 'directory',
  name: { en: 'Directory', pl: 'Katalog' },
  isFor: 'programs',
  calls: [
    {
      method: 'get',
      path: '/api/documents/directory/{organizationId}',
      id: 'readDirectory',
      words: {
        en: 'The whole directory: accounts, units, services, roles, members and invitations.',
        pl: 'Cały katalog: konta, jednostki, usługi, role, osoby i zaproszenia.',
      },
      callers: ['token', 'session'],
      scope: 'read-directory',
      answer: DirectorySchema,
      errors: { 403: ['not-allowed'] },
    },
    {
      method: 'post',
      path: '/api/documents/directory/{organizationId}/mutations',
      id: 'changeDirectory',
      words: {
        en: 'Changes the directory. Each mutation has an id made by its sender, so a repeated one gets the same outcome; a refusal is an outcome with a code.',
        pl: 'Zmienia katalog. Każda zmiana ma identyfikator nadany przez nadawcę, więc powtórzona dostaje ten sam wynik; odmowa jest wynikiem z kodem.',
      },
      callers: ['token', 'administrator'],
      scope: 'change-directory',
      body: DirectoryMutationsSchema,
      answer: OutcomesSchema,
    },
  ],
}
