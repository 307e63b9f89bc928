import { findsAll, searchForm, soughtWords } from '#lib/format/search-form.ts'
import type { Subject } from './openapi.ts'

/** The subjects with those calls whose method and path, or description, have every word. */
export const callsFound = (subjects: readonly Subject[], search: string): readonly Subject[] => {
  const words = soughtWords(search)
  return subjects
    .map((subject) => ({
      ...subject,
      calls: subject.calls.filter(({ method, path, summary }) =>
        findsAll(words, searchForm(`${method} ${path} ${summary}`)),
      ),
    }))
    .filter(({ calls }) => calls.length > 0)
}
