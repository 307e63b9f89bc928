import type { Call } from './openapi.ts'

export interface ShownError {
  readonly status: string
  readonly code: string
  /** Empty where the code says it all. */
  readonly text: string
}

/** One line for each code. The description of an answer has a line of each: its code, then what it means. */
export const errorsOf = ({ responses }: Pick<Call, 'responses'>): readonly ShownError[] =>
  Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([status, { description }]) =>
      description.split('\n').map((line) => {
        const [, code = line, text = ''] = /^`([^`]+)`(?:: (.*))?$/.exec(line) ?? []
        return { status, code, text }
      }),
    )
