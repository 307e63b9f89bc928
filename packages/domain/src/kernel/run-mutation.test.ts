import * as v from 'valibot'
import { expect, it } from 'vitest'
import type { Actor, ActorAccess, Client } from './actor.ts'
import { mutationDefiner, type KindTypes } from './define-mutation.ts'
import type { DocumentKind } from './document-kind.ts'
import type { LoginId, MemberId, TokenId } from './ids.ts'
import { emptyContent, type ContentOf } from './record.ts'
import type { KernelRefusal } from './refusal.ts'
import { newestVersion, parseMutation, runMutation, runParsedMutation } from './run-mutation.ts'
import { writerOf, type WriteOf } from './write.ts'

/** A kind of document of the test alone: notes, which members write. */
const shape = { singles: {}, records: { note: v.object({ id: v.string(), text: v.string() }) } }
interface NoteTypes extends KindTypes {
  readonly content: ContentOf<typeof shape>
  readonly write: WriteOf<typeof shape>
  readonly refusal: KernelRefusal
}
const { put } = writerOf(shape)
const define = mutationDefiner<NoteTypes>()
const noteId = v.pipe(v.string(), v.regex(/^note-/, 'malformed-id'))
const upgradeTitle = (args: unknown): unknown =>
  typeof args === 'object' && args !== null && 'title' in args ? { ...args, text: args.title } : args
const addNote = define({
  arguments: v.object({ noteId, text: v.string() }),
  upgrades: [upgradeTitle],
  who: 'members',
  history: 'notes',
  facts: ({ noteId: id }) => ({ id }),
  run: (_content, { noteId: id, text }, { access }) => [put('note', { id, text: `${access?.name}: ${text}` })],
  undo: 'happened',
})
const empty = { arguments: v.object({}), history: 'notes', run: () => [], undo: 'happened' } as const
const noteKind: DocumentKind<NoteTypes> = {
  key: 'notes',
  ...shape,
  mutations: {
    addNote,
    clearNotes: define({ ...empty, who: 'administrators' }),
    number: define({ ...empty, who: 'system' }),
    approve: define({ ...empty, who: 'operator' }),
  },
}

const loginId = 'login-anna' as LoginId
const anna: ActorAccess = { memberId: 'member-anna' as MemberId, loginId, name: 'Anna', admin: false, rights: ['mail'] }
const login: Actor = { kind: 'login', loginId }
const setup = () => {
  const run = (
    name: string,
    args: unknown,
    {
      actor = login,
      access = null,
      version = 1,
    }: { actor?: Actor; access?: ActorAccess | null; version?: number } = {},
  ) => runMutation(noteKind, emptyContent(shape), { name, version, args }, { actor, access, now: 1, facts: {} })
  return { run }
}
const note = { noteId: 'note-1', text: 'Cześć' }

it('[S15] a mutation of a section is judged with the access that comes with it', () => {
  const { run } = setup()
  const written = { kind: 'note', id: 'note-1', record: { id: 'note-1', text: 'Anna: Cześć' } }
  expect(run('addNote', note, { access: anna })).toEqual({ writes: [written], args: note })
  expect(run('addNote', note)).toEqual({ code: 'no-access' })
  expect(run('clearNotes', {}, { access: anna })).toEqual({ code: 'not-admin' })
  expect(run('clearNotes', {}, { access: { ...anna, admin: true } })).toEqual({ writes: [], args: {} })
})

it('[B27] a kind that is closed to phones refuses them, after who may send it and before the arguments', () => {
  const kind = { ...noteKind, isClosedToPhones: true }
  const run = (client: Client | undefined, access: ActorAccess | null, args: unknown = note) => {
    const actor: Actor = { kind: 'login', loginId, ...(client === undefined ? {} : { client }) }
    return runMutation(kind, emptyContent(shape), { name: 'addNote', version: 2, args }, { ...at, actor, access })
  }
  const at = { now: 1, facts: {} }
  expect(run('phone', anna)).toEqual({ code: 'not-on-the-phone' })
  expect(run('phone', anna, { noteId: 7 })).toEqual({ code: 'not-on-the-phone' })
  expect(run('phone', null)).toEqual({ code: 'no-access' })
  for (const client of ['web', undefined] as const) expect(run(client, anna)).toMatchObject({ args: note })
  expect(setup().run('addNote', note, { actor: { ...login, client: 'phone' }, access: anna })).toHaveProperty('writes')
})

it('[DESIGN 9] a sender without access learns only that, whatever the arguments are', () => {
  expect(setup().run('addNote', { noteId: 7 })).toEqual({ code: 'no-access' })
})

it.each([
  ['number', 'system', { kind: 'system' }],
  ['approve', 'operator', { kind: 'operator', loginId, name: 'Olga' }],
] as const)('[DESIGN 11] %s exists for the actor %s alone', (name, _kind, allowed) => {
  const { run } = setup()
  const actors: readonly Actor[] = [
    login,
    { kind: 'system' },
    { kind: 'operator', loginId, name: 'Olga' },
    { kind: 'application', tokenId: 'token-0001' as TokenId },
  ]
  for (const actor of actors) {
    const refusal = { code: 'unknown-mutation', name }
    const access = { ...anna, admin: true }
    expect(run(name, {}, { actor, access })).toEqual(actor.kind === allowed.kind ? { writes: [], args: {} } : refusal)
  }
})

it('[S14] arguments of an older version are upgraded, and the log keeps the newest', () => {
  const { run } = setup()
  const old = { noteId: 'note-1', title: 'Cześć' }
  expect(newestVersion(addNote)).toBe(2)
  expect(run('addNote', old, { access: anna })).toMatchObject({ args: note })
  expect(run('addNote', old, { access: anna, version: 2 })).toMatchObject({ code: 'invalid-arguments' })
  expect(run('addNote', note, { access: anna, version: 3 })).toMatchObject({ code: 'unsupported-version' })
})

it('[DESIGN 9] a mutation is parsed once: to ask for its facts, then to run', () => {
  const parsed = parseMutation(noteKind, { name: 'addNote', version: 2, args: { ...note, more: 1 } })
  expect(parsed).toEqual({ name: 'addNote', definition: addNote, refusal: null, args: note })
  expect(parsed.refusal === null && parsed.definition.facts?.(parsed.args)).toEqual({ id: 'note-1' })
  const context = { actor: login, access: anna, now: 1, facts: {} }
  expect(runParsedMutation(noteKind, emptyContent(shape), parsed, context)).toMatchObject({ args: note })
})
