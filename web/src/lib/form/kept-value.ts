import { tabTexts } from '#lib/session/kept-texts.ts'

/** Input that was not sent: it survives a reload, in this tab only. */
export interface KeptValue<Value> {
  read(): Value | null
  write(value: Value): void
  forget(): void
}

export const keptValue = <Value>(name: string): KeptValue<Value> => {
  const key = `kontor.draft.${name}`
  return {
    read: () => {
      try {
        return JSON.parse(tabTexts.read(key) ?? 'null') as Value | null
      } catch {
        return null
      }
    },
    write: (value) => tabTexts.write(key, JSON.stringify(value)),
    forget: () => tabTexts.forget(key),
  }
}
