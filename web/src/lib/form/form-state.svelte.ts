import { fieldProblem } from '@kontor/domain'
import { tick } from 'svelte'
import { tabTexts } from '#lib/session/kept-texts.ts'
import { fieldKinds, type FieldKind } from './field-kind.ts'
import { textProblemSentence } from '#lib/words/text-problem-sentence.ts'

/** Called whenever it is shown, so that it follows the language. */
export type Sentence = () => string

export interface FieldRules {
  /** The kind of input; null: any text, which only the server can check. */
  readonly kind: FieldKind | null
  readonly initial?: string
  /** May be empty. */
  readonly optional?: boolean
  /** Not kept over a reload, and taken literally, spaces included. */
  readonly secret?: boolean
  /** For input that is not text, as an amount: the sentence for what is wrong; null: nothing is. */
  readonly judge?: (typed: string) => Sentence | null
}

export interface FormOptions<Name extends string> {
  /** The name under which the input survives a reload, in this tab only; null: it does not. */
  readonly keep: string | null
  readonly fields: Readonly<Record<Name, FieldRules>>
}

/**
 * The input of one form and its problems. A field is checked when the person leaves it, all of them before sending; the
 * first wrong one then gets the focus.
 */
export class FormState<Name extends string> {
  readonly values: Record<Name, string>
  sending = $state(false)
  #errors = $state.raw<Partial<Record<Name, Sentence>>>({})
  #whole = $state.raw<Sentence | null>(null)
  #marked = $state.raw<readonly Name[]>([])
  readonly #options: FormOptions<Name>
  /** Two forms on one page may have a field of the same name. */
  readonly #prefix = Math.random().toString(36).slice(2)

  constructor(options: FormOptions<Name>) {
    this.#options = options
    const kept = this.#kept()
    const entries = this.names.map((name) => [name, kept[name] ?? options.fields[name].initial ?? ''])
    this.values = $state(Object.fromEntries(entries) as Record<Name, string>)
  }

  get names(): Name[] {
    return Object.keys(this.#options.fields) as Name[]
  }

  /** The id of the field's input, for moving the focus. */
  idOf(name: Name): string {
    return `${this.#prefix}-${name}`
  }

  errorOf(name: Name): string | null {
    return this.#errors[name]?.() ?? null
  }

  /** Wrong together with another field, which shows the reason. */
  isMarked(name: Name): boolean {
    return this.#marked.includes(name)
  }

  /** What is wrong with the whole form, and with no single field. */
  get error(): string | null {
    return this.#whole?.() ?? null
  }

  /**
   * Called when the person leaves a field. An empty one waits until sending. Spaces at the ends are removed, as on the
   * server; a secret is taken literally.
   */
  leave(name: Name): void {
    if (this.#options.fields[name].secret !== true) this.values[name] = this.values[name].trim()
    this.keep()
    if (this.values[name] === '' && this.#errors[name] === undefined) return
    this.check(name)
  }

  check(name: Name): boolean {
    this.#marked = []
    const problem = this.#problemOf(name)
    const { kind, judge } = this.#options.fields[name]
    const judged = problem === null && this.values[name] !== '' ? judge?.(this.values[name]) : null
    const sentence = problem === null ? (judged ?? undefined) : () => textProblemSentence(problem, kind ?? name)
    this.#set(name, sentence)
    return sentence === undefined
  }

  /** Checks every field; returns false, and moves the focus to the first wrong one, when something is wrong. */
  ready(): boolean {
    this.#whole = null
    this.#marked = []
    const wrong = this.names.filter((name) => !this.check(name))
    this.#focus(wrong[0])
    return wrong.length === 0
  }

  /**
   * Shows the server's answer beside the field that it concerns; null puts it above the buttons. Where it concerns
   * several fields together, the others are marked too.
   */
  refuse(name: Name | null, sentence: Sentence, marked: readonly Name[] = []): void {
    if (name === null) this.#whole = sentence
    else this.#set(name, sentence)
    this.#marked = marked
    this.#focus(name ?? undefined)
  }

  keep(): void {
    if (this.#options.keep === null) return
    const open = this.names.filter((name) => !this.#options.fields[name].secret)
    const typed = Object.fromEntries(open.map((name) => [name, this.values[name]]))
    tabTexts.write(this.#key, JSON.stringify(typed))
  }

  /** Resets the form, and removes the kept input. */
  reset(): void {
    tabTexts.forget(this.#key)
    for (const name of this.names) this.values[name] = this.#options.fields[name].initial ?? ''
    this.#errors = {}
    this.#whole = null
    this.#marked = []
  }

  #problemOf(name: Name): string | null {
    const { kind, optional } = this.#options.fields[name]
    if (this.values[name] === '') return optional === true ? null : 'empty'
    if (kind === null) return null
    return fieldProblem(fieldKinds[kind], this.values[name])
  }

  #set(name: Name, sentence: Sentence | undefined): void {
    this.#errors = { ...this.#errors, [name]: sentence }
  }

  get #key(): string {
    return `kontor.form.${this.#options.keep ?? ''}`
  }

  #kept(): Partial<Record<string, string>> {
    if (this.#options.keep === null) return {}
    try {
      return JSON.parse(tabTexts.read(this.#key) ?? '{}') as Partial<Record<string, string>>
    } catch {
      return {}
    }
  }

  #focus(name: Name | undefined): void {
    if (name === undefined) return
    const find = () =>
      document.getElementById(this.idOf(name)) ?? document.querySelector<HTMLElement>(`form [name="${name}"]`)
    void tick().then(() => find()?.focus())
  }
}
