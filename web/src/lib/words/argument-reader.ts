import type { PendingMutation } from '@kontor/replica'
import { listArgument } from '#lib/form/argument.ts'
import { m } from '#lib/paraglide/messages.js'
import { inList } from './in-list.ts'

/** The parts of a pending mutation that a sentence needs. */
export type SentMutation = Pick<PendingMutation, 'name' | 'args' | 'names'> & Partial<Pick<PendingMutation, 'document'>>

/** Reads the arguments of a change. They are not validated: an older page may have created them. */
export class ArgumentReader {
  readonly #args: SentMutation['args']
  readonly #names: SentMutation['names']

  constructor({ args, names }: SentMutation) {
    this.#args = args
    this.#names = names
  }

  has(argument: string): boolean {
    return typeof this.#args[argument] === 'string'
  }

  text(argument: string): string {
    return textOr(this.#args[argument])
  }

  value(argument: string): unknown {
    return this.#args[argument]
  }

  /** The record that an argument names, by its name. */
  named(argument: string): string {
    return this.#names[this.text(argument)] ?? m.change_unnamed()
  }

  /** The identifier of a unit that an argument holds whole. */
  unitIdentifier(argument: string): string {
    const unit = this.#args[argument]
    return textOr(typeof unit === 'object' && unit !== null && 'identifier' in unit ? unit.identifier : null)
  }

  /** The first number of a range that an argument holds; null: there is none. */
  phoneNumber(argument: string): string | null {
    const portability = this.#args[argument]
    if (typeof portability !== 'object' || portability === null || !('numbers' in portability)) return null
    const { numbers } = portability
    if (typeof numbers !== 'object' || numbers === null || !('from' in numbers)) return null
    return typeof numbers.from === 'string' ? numbers.from : null
  }

  list<Item extends string>(argument: string): readonly Item[] {
    return listArgument<Item>(this.#args, argument)
  }

  /** The records of a list, by their names; an id where the name is unknown. */
  namedList(argument: string): readonly string[] {
    return this.list(argument).map((id) => this.#names[id] ?? id)
  }

  /** A record by its name, where its id is deeper in an argument. */
  namedId(id: string): string {
    return this.#names[id] ?? m.change_unnamed()
  }

  roles(argument: string): readonly string[] {
    return this.namedList(argument).map((name) => m.role_as_object({ name }))
  }
}

/** A list in words; null where it is empty. */
export const listOrNone = (items: readonly string[]): string | null => (items.length === 0 ? null : inList(items))

const textOr = (value: unknown): string => (typeof value === 'string' ? value : m.change_unnamed())
