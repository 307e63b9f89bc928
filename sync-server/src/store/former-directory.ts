/** Frozen, as `history-migration.ts` is: a directory and the names in it, by the rules of that time. */

export interface FormerRecord {
  readonly id: string
  readonly [field: string]: unknown
}

export interface FormerChange {
  readonly kind: string
  readonly id: string
  readonly before: FormerRecord | null
  readonly after: FormerRecord | null
}

const kinds = ['account', 'unit', 'service', 'role', 'member', 'invitation'] as const

/** Arguments were never nested deeper. */
const depthMax = 8

export class FormerDirectory {
  readonly #records = new Map<string, Map<string, FormerRecord>>(kinds.map((kind) => [kind, new Map()]))

  apply(changes: readonly FormerChange[]): void {
    for (const { kind, id, after } of changes) {
      const records = this.#records.get(kind)
      if (after === null) records?.delete(id)
      else records?.set(id, after)
    }
  }

  memberOfLogin(loginId: string): { readonly memberId: string | null; readonly name: string } {
    for (const member of this.#records.get('member')?.values() ?? [])
      if (member['loginId'] === loginId) return { memberId: member.id, name: String(member['name']) }
    return { memberId: null, name: '' }
  }

  /** Id and name of every record that an entry concerns; this is the directory after its changes. */
  namesOf(args: unknown, changes: readonly FormerChange[]): Record<string, string> {
    const names: Record<string, string> = {}
    const changed = namesOfChanged(changes)
    for (const id of concernedBy(args, changes)) {
      const name = changed.get(id) ?? this.#nameOf(id)
      if (name !== null) names[id] = name
    }
    return names
  }

  #nameOf(id: string): string | null {
    for (const records of this.#records.values()) {
      const record = records.get(id)
      if (record) return nameOfRecord(record)
    }
    return null
  }
}

/** A record has the name that it has afterwards; a removed one its last name. */
const namesOfChanged = (changes: readonly FormerChange[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  for (const { kind, id, before, after } of changes) {
    const record = after ?? before
    if (record === null) continue
    if (kind === 'organization') names.set(id, String((record['legalEntity'] as { readonly name: unknown }).name))
    else names.set(id, nameOfRecord(record))
  }
  return names
}

/** A service is named by its type, a unit without a name by its identifier. */
const nameOfRecord = (record: FormerRecord): string => {
  if ('type' in record) return String(record['type'])
  return String('identifier' in record ? (record['name'] ?? record['identifier']) : record['name'])
}

function* concernedBy(args: unknown, changes: readonly FormerChange[]): Generator<string> {
  yield* textsIn(args)
  for (const { kind, id, before: recordBefore, after: recordAfter } of changes) {
    yield id
    const [before, after] = [new Set(textsIn(recordBefore)), new Set(textsIn(recordAfter))]
    for (const text of before) if (!after.has(text)) yield text
    for (const text of after) if (!before.has(text)) yield text
    if (kind === 'invitation') yield String((recordAfter ?? recordBefore)?.['invitedBy'] ?? '')
  }
}

function* textsIn(value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null && depth < depthMax)
    for (const part of Object.values(value)) yield* textsIn(part, depth + 1)
}
