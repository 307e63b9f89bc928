import { expect, it } from 'vitest'
import { filesBelow, textOf } from './source-files.ts'

const messagesOf = (locale: string): Record<string, unknown> =>
  Object.assign(
    {},
    ...filesBelow(`web/messages/${locale}`, ['.json']).map((path) => JSON.parse(textOf(path)) as object),
  ) as Record<string, unknown>

it('[SCREENS] every sentence exists in Polish and in English', () => {
  const polish = Object.keys(messagesOf('pl')).sort()
  expect(polish.length).toBeGreaterThan(0)
  expect(Object.keys(messagesOf('en')).sort()).toEqual(polish)
})

it('[SCREENS] no key of a sentence is written in two files', () => {
  const keys = filesBelow('web/messages/pl', ['.json']).flatMap((path) =>
    Object.keys(JSON.parse(textOf(path)) as object),
  )
  const twice = keys.filter((key, at) => key !== '$schema' && keys.indexOf(key) !== at)
  expect(twice).toEqual([])
})

it('[SCREENS] every sentence is used by a screen', () => {
  const names = new Set(
    filesBelow('web/src', ['.ts', '.svelte', '.html']).flatMap((path) => textOf(path).match(/\w+/g) ?? []),
  )
  expect(Object.keys(messagesOf('pl')).filter((key) => key !== '$schema' && !names.has(key))).toEqual([])
})

/** Terms that have a better one. The interface and the mails use one term for one idea. */
const termsThatAreOut: Record<string, readonly (readonly [term: RegExp, instead: string])[]> = {
  pl: [
    [/konto własne|konta własnego/i, 'konto macierzyste'],
    [/(^|[^a-ząćęłńóśźż])(daj|dać)(?![a-ząćęłńóśźż])/i, 'nadaj, nadać'],
    [/^Filtr$/, 'Filtruj'],
    [/odnośnik/i, 'link'],
    [/komputer/i, 'urządzenie'],
    [/oczekujący|oczekująca/i, 'oczekujące'],
    [/wstrzyman[aey]/i, 'zawieszony'],
    [/odrzucone moje/i, 'Moje odrzucone'],
    [/łańcuch pełny|zdradza/i, 'łańcuch nienaruszony, widać'],
    [/stoją już|stoi spacja/i, 'są przypisane, jest'],
    [/bez tego prawa/i, 'Co ukrywa brak tego prawa'],
    [/właściciel$|^właściciel/i, 'login główny, osoba'],
    [/to za (krótki|długi) tekst/i, 'Hasło jest za krótkie: co najmniej …'],
    [/proszę poprosić/i, 'można poprosić'],
    [/ (mail|maila|maile|email|emaila)( |$)/i, 'e-mail, wiadomość'],
  ],
  en: [
    [/will stand here|stands? here|stands? on accounts/i, 'will appear here'],
    [/refused, mine/i, 'My refused changes'],
    [/betray/i, 'reveals'],
    [/from the operator and to it|to and from it/i, 'to and from the operator'],
    [/number transfers?|FNP and MNP portings/i, 'number portings'],
    [/\bnot held\b/i, 'no right'],
    [/may stay empty/i, 'Optional.'],
    [/this computer/i, 'this device'],
    [/\bone sees\b|lets one\b|by oneself|by themselves/i, 'you, people'],
    [/somebody|whoever/i, 'someone, the person who'],
    [/\bEmail\b/, 'E-mail'],
    [/\w'\w/, 'the typographic apostrophe’'],
  ],
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) =>
          name === 'declarations' || name === 'selectors' ? [] : textsIn(inner),
        )
      : []

it.each(Object.entries(termsThatAreOut))('[SCREENS] one term for one idea: the sentences in "%s"', (locale, terms) => {
  const found = Object.entries(messagesOf(locale))
    .filter(([key]) => key !== '$schema')
    .flatMap(([key, value]) => textsIn(value).map((text) => ({ key, text })))
    .flatMap(({ key, text }) =>
      terms.filter(([term]) => term.test(text)).map(([, instead]) => `${key}: “${text}” → ${instead}`),
    )
  expect(found).toEqual([])
})

it('[SCREENS] [E3] a sentence for the time without a connection does not promise an immediate effect', () => {
  const later = ['pl', 'en'].flatMap((locale) =>
    Object.entries(messagesOf(locale)).flatMap(([key, value]) =>
      Array.isArray(value)
        ? value.flatMap(({ selectors, match }: { selectors: string[]; match: Record<string, string> }) =>
            selectors.includes('when')
              ? Object.entries(match).flatMap(([variant, text]) =>
                  variant.includes('when=*') ? [{ key: `${locale} ${key} ${variant}`, text }] : [],
                )
              : [],
          )
        : [],
    ),
  )
  expect(later.length).toBeGreaterThan(20)
  expect(later.filter(({ text }) => /od razu|at once/.test(text))).toEqual([])
})

/** The keys of what a form says when it is done: `done: m.board_note_added()`, with what follows in a condition. */
const doneKeys = (): readonly string[] =>
  filesBelow('web/src/lib', ['.ts', '.svelte'])
    .filter((path) => !path.includes('/paraglide/'))
    .flatMap((path) => [...textOf(path).matchAll(/\b(?:done|doneLater)\b\s*[:=]\s*([^\n]*(?:\n\s+[?:][^\n]*)*)/g)])
    .flatMap(([, value]) => [...(value ?? '').matchAll(/\bm\.(\w+)/g)])
    .map(([, key]) => key ?? '')

it.each(['pl', 'en'])('[SCREENS] what is said when a change is done is a whole sentence in "%s"', (locale) => {
  const keys = new Set(doneKeys())
  expect(keys.size).toBeGreaterThan(50)
  const open = Object.entries(messagesOf(locale))
    .filter(([key]) => keys.has(key))
    .flatMap(([key, value]) => textsIn(value).map((text) => `${key}: ${text}`))
    .filter((text) => !/[.!?…]$/.test(text))
  expect(open).toEqual([])
})
