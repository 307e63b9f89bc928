import { assert } from './assert.ts'
import { OverlayMap } from './overlay-map.ts'
import { isRecords, type RecordContent, type StoredRecord } from './record.ts'
import type { RecordWrite } from './write.ts'

type Part = StoredRecord | null | ReadonlyMap<string, StoredRecord>

/**
 * Content with writes on top, copied on write: the content that it began with is never changed, and a write costs what it
 * writes, however large the document is. The server's batch, the browser's optimistic view and every preview use it.
 *
 * @example
 * const draft = new Draft(directory)
 * draft.apply(result.writes)
 * effectiveAccess(draft.current, memberId)
 */
export class Draft<Content extends RecordContent> {
  #content: Record<string, Part>
  #overlays = new Map<string, OverlayMap<string, StoredRecord>>()

  constructor(content: Content) {
    this.#content = { ...content }
  }

  /** The content at present, to be read at once: later writes change it. */
  get current(): Content {
    // The same parts as the content that it began with.
    return this.#content as Content
  }

  apply(writes: readonly RecordWrite[]): void {
    for (const { kind, id, record } of writes) {
      const part = this.#content[kind]
      assert(part !== undefined, `a write of an unknown kind, ${kind}`)
      if (!isRecords(part)) this.#content[kind] = record
      else if (record === null) this.#overlay(kind, part).delete(id)
      else this.#overlay(kind, part).set(id, record)
    }
  }

  /** The content at present, to be kept: later writes leave it alone. Copies the maps that were written since the last call. */
  share(): Content {
    for (const [kind, overlay] of this.#overlays) this.#content[kind] = new Map(overlay)
    this.#overlays = new Map()
    const shared = this.current
    this.#content = { ...shared }
    return shared
  }

  #overlay(kind: string, records: ReadonlyMap<string, StoredRecord>): OverlayMap<string, StoredRecord> {
    const known = this.#overlays.get(kind)
    if (known !== undefined) return known
    const overlay = new OverlayMap(records)
    this.#overlays.set(kind, overlay)
    this.#content[kind] = overlay
    return overlay
  }
}
