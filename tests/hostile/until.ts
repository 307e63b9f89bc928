/** Waits for a condition, never for a time; what does not come within half a minute never will. */
export const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  const startedAt = Date.now()
  while (!(await holds())) {
    if (Date.now() - startedAt > 30_000) throw new Error(`it never came about that ${what}`)
    await new Promise((wait) => setTimeout(wait, 5))
  }
}
