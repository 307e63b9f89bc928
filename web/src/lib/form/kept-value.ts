/** What a person has entered and not sent: it survives a reload, in this tab only. */
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
        return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Value | null
      } catch {
        return null
      }
    },
    write: (value) => sessionStorage.setItem(key, JSON.stringify(value)),
    forget: () => sessionStorage.removeItem(key),
  }
}
