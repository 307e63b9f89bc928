/** The parts of a JSON Schema that the server's description uses. */
export interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly description?: string
  readonly schema: Schema
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly 'x-callers': readonly string[]
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>
}

/** What `GET /api/openapi.json` answers, as far as the page shows it. */
export interface OpenApi {
  readonly servers: readonly { readonly url: string }[]
  readonly tags: readonly {
    readonly name: string
    readonly description: string
    readonly 'x-for': 'programs' | 'screens'
  }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

export interface Call extends Operation {
  readonly method: string
  readonly path: string
}

export interface Subject {
  readonly key: string
  readonly name: string
  readonly isFor: 'programs' | 'screens'
  readonly calls: readonly Call[]
}

/** The calls by subject, in the order of the description. */
export const subjectsOf = ({ tags, paths }: Pick<OpenApi, 'tags' | 'paths'>): readonly Subject[] => {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Call => ({ ...operation, method, path })),
  )
  return tags.map(({ name, description, 'x-for': isFor }) => ({
    key: name,
    name: description,
    isFor,
    calls: calls.filter(({ tags: [tag] }) => tag === name),
  }))
}
