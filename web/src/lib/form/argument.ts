import type { ListChange } from './list-change.ts'

/**
 * A list among a mutation's arguments; empty when there is none. The arguments were parsed when the mutation was
 * created, perhaps by an older page, so the caller names the type of the items and treats them as ids that may be
 * unknown.
 */
export const listArgument = <Item>(
  args: Readonly<Record<string, unknown>> | undefined,
  name: string,
): readonly Item[] => {
  const value = args?.[name]
  return Array.isArray(value) ? (value as Item[]) : []
}

/** Two lists among a mutation's arguments that form one change. */
export const changeArguments = <Item>(
  args: Readonly<Record<string, unknown>> | undefined,
  add: string,
  remove: string,
): ListChange<Item> => ({ add: [...listArgument<Item>(args, add)], remove: [...listArgument<Item>(args, remove)] })

/** A text among a mutation's arguments; empty when there is none. */
export const textArgument = (args: Readonly<Record<string, unknown>> | undefined, name: string): string => {
  const value = args?.[name]
  return typeof value === 'string' ? value : ''
}
