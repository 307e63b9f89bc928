import type { Directory } from '../directory.ts'

/** The same directory, of which nothing can be written: not the maps, not the records, not the lists in them. */
export const frozenDirectory = (directory: Directory): Directory => ({
  organization: deepFrozen(directory.organization),
  account: new FrozenMap(directory.account),
  unit: new FrozenMap(directory.unit),
  service: new FrozenMap(directory.service),
  role: new FrozenMap(directory.role),
  member: new FrozenMap(directory.member),
  invitation: new FrozenMap(directory.invitation),
  processType: new FrozenMap(directory.processType),
  deadline: new FrozenMap(directory.deadline),
  token: new FrozenMap(directory.token),
  webhook: new FrozenMap(directory.webhook),
})

class FrozenMap<K, V> extends Map<K, V> {
  private isFilled = false

  constructor(entries: ReadonlyMap<K, V>) {
    super()
    for (const [key, value] of entries) super.set(key, deepFrozen(value))
    this.isFilled = true
  }

  override set(key: K, value: V): this {
    if (this.isFilled) throw new Error('a mutator wrote into its directory')
    return super.set(key, value)
  }

  override delete(): boolean {
    throw new Error('a mutator deleted from its directory')
  }

  override clear(): void {
    throw new Error('a mutator cleared its directory')
  }
}

const deepFrozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) deepFrozen(part)
    Object.freeze(value)
  }
  return value
}
