import type { OrganizationId } from '@kontor/domain'
import type { DocumentName } from '@kontor/protocol'
import { AttachmentGone } from './store-errors.ts'
import type { Commit, NewAttachment, StoredAttachment } from './store.ts'

interface KeptAttachment extends NewAttachment {
  mentioned: boolean
}

/** The rows of uploaded files, for the store in memory. */
export class MemoryAttachments {
  readonly #rows = new Map<string, KeptAttachment>()

  add(row: NewAttachment, bytesMax: number): boolean {
    if (this.#rows.has(keyOf(row.document, row.sha256))) return true
    const kept = [...this.#rows.values()].filter(({ organizationId }) => organizationId === row.organizationId)
    if (kept.reduce((sum, { bytes }) => sum + bytes, row.bytes) > bytesMax) return false
    this.#rows.set(keyOf(row.document, row.sha256), { ...row, mentioned: false })
    return true
  }

  find(document: DocumentName, digests: readonly string[]): readonly StoredAttachment[] {
    return digests.flatMap((sha256) => {
      const row = this.#rows.get(keyOf(document, sha256))
      return row === undefined ? [] : [storedOf(row)]
    })
  }

  ofOrganization(organizationId: OrganizationId): readonly StoredAttachment[] {
    return [...this.#rows.entries()]
      .filter(([, row]) => row.organizationId === organizationId)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, row]) => storedOf(row))
  }

  /** Fails as the commit of these mentions would. */
  check({ document, attachments }: Commit): void {
    if (attachments.some((sha256) => !this.#rows.has(keyOf(document, sha256)))) throw new AttachmentGone(document)
  }

  keep({ document, attachments }: Commit): void {
    for (const sha256 of attachments) {
      const row = this.#rows.get(keyOf(document, sha256))
      if (row !== undefined) row.mentioned = true
    }
  }

  removeOrphans(before: number): number {
    const orphaned = [...this.#rows].filter(([, { mentioned, addedAt }]) => !mentioned && addedAt < before)
    for (const [key] of orphaned) this.#rows.delete(key)
    return orphaned.length
  }

  removeOrganization(organizationId: OrganizationId): void {
    for (const [key, row] of this.#rows) if (row.organizationId === organizationId) this.#rows.delete(key)
  }
}

const keyOf = (document: DocumentName, sha256: string): string => `${document}\n${sha256}`

const storedOf = ({ document, name, bytes, type, sha256, mentioned }: KeptAttachment): StoredAttachment => ({
  ...{ document, name, bytes, type, sha256, mentioned },
})
