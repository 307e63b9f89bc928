import { mailKind, requestStates, type HistoryEntry, type LoginId, type MailMutationName } from '@kontor/domain'
import { afterEach, expect, test } from 'vitest'
import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import { ArgumentReader } from '../argument-reader.ts'
import { EntryReader } from '../entry-reader.ts'
import { wordsOfMutation } from '../mutations/registry.ts'
import { plainText } from '../runs-of.ts'
import { guestMailMutationWords, mailMutationWords, processMailMutationWords } from './mail-mutation-words.ts'
import { requestKindName, requestStateName } from './request-words.ts'

afterEach(() => overwriteGetLocale(() => 'pl'))

const args = { subject: 'Faktura za maj', requested: { kind: 'change-email' }, reason: 'Adres jest zajęty.' }
const document = 'section/account-0001.mail'

const names = Object.keys(mailKind.mutations) as MailMutationName[]

const entryOf = (name: string) =>
  ({
    ...{ seq: 1, mutationId: 'mutation-1', at: 1, name, args, changes: [], names: {}, hash: '', previousHash: '' },
    actor: { kind: 'login', loginId: 'login-anna' as LoginId, memberId: null, name: 'Anna Nowak' },
  }) as unknown as HistoryEntry

const sentencesOf = (name: MailMutationName): readonly string[] =>
  (['pl', 'en'] as const).flatMap((locale) => {
    overwriteGetLocale(() => locale)
    const words = mailMutationWords[name]
    expect(wordsOfMutation({ document, name })).toBe(words)
    const reader = new ArgumentReader({ name, args, names: {} })
    return [words.change(reader), words.history(new EntryReader(entryOf(name)))].map(plainText)
  })

test('[DESIGN 10] every mutation of the mail section has its words in both languages', () => {
  const all = names.flatMap(sentencesOf)
  expect(all.filter((sentence) => /[{}]|undefined|^$/.test(sentence))).toEqual([])
  expect(new Set(all).size).toBe(all.length)
  expect(sentencesOf('startConversation')).toEqual([
    'Nowa rozmowa z operatorem: Faktura za maj',
    'Anna Nowak – nowa rozmowa z operatorem: Faktura za maj',
    'New conversation with the operator: Faktura za maj',
    'Anna Nowak started a conversation with the operator: Faktura za maj',
  ])
  expect(sentencesOf('sendRequest')[0]).toBe('Wniosek do operatora: zmiana adresu e-mail')
})

test('[DESIGN 10] a message about a process has its words in both languages', () => {
  const sentences = (['pl', 'en'] as const).flatMap((locale) => {
    overwriteGetLocale(() => locale)
    const name = 'writeAboutProcess'
    const words = wordsOfMutation({ document: 'section/account-0001.mail+processes', name })
    const reader = new ArgumentReader({ name, args: {}, names: {} })
    const { history } = processMailMutationWords[name]
    return [words.change(reader), history(new EntryReader(entryOf(name)))].map(plainText)
  })
  expect(sentences).toEqual([
    'Wiadomość o procesie',
    'Anna Nowak – wiadomość o procesie',
    'Message about a process',
    'Anna Nowak wrote about a process',
  ])
})

test('[DESIGN 10] every mutation about the messages with guests has its words in both languages', () => {
  const sentences = (['pl', 'en'] as const).flatMap((locale) => {
    overwriteGetLocale(() => locale)
    return Object.entries(guestMailMutationWords).flatMap(([name, words]) => {
      expect(wordsOfMutation({ document: 'section/account-0001.mail+reservations', name })).toBe(words)
      const change = words.change(new ArgumentReader({ name, args: {}, names: {} }))
      return [change, words.history(new EntryReader(entryOf(name)))].map(plainText)
    })
  })
  expect(sentences.filter((sentence) => /[{}]|undefined|^$/.test(sentence))).toEqual([])
  expect(new Set(sentences).size).toBe(sentences.length)
  expect(sentences.slice(0, 2)).toEqual(['Wiadomość do gościa', 'Anna Nowak – wiadomość do gościa'])
})

test('[B14] every kind and state of a request has its name, and so has one that only a newer server knows', () => {
  const kinds = ['change-email', 'change-phone', 'reset-second-factor', 'add-unit', 'register-unit', 'moon']
  const names = (['pl', 'en'] as const).map((locale) => {
    overwriteGetLocale(() => locale)
    return [...kinds.map(requestKindName), ...requestStates.map(requestStateName)]
  })
  expect(names).toEqual([
    [
      ...[
        'zmiana adresu e-mail',
        'zmiana numeru telefonu',
        'wyłączenie drugiego składnika',
        'dodanie jednostki',
        'rejestracja jednostki',
        'inna sprawa',
      ],
      ...['wysłany', 'w toku', 'zatwierdzony', 'odrzucony', 'wycofany'],
    ],
    [
      ...[
        'a new e-mail address',
        'a new telephone number',
        'turning off a second factor',
        'adding a unit',
        'registering a unit',
        'another matter',
      ],
      ...['sent', 'in progress', 'approved', 'rejected', 'withdrawn'],
    ],
  ])
})
