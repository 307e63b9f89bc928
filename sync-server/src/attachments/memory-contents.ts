import type { OrganizationId } from '@kontor/domain'
import type { AttachmentContents } from './attachment-contents.ts'

/** Contents in memory, for tests. */
export const memoryContents = (): AttachmentContents => {
  const contents = new Map<string, Uint8Array>()
  const keyOf = (organizationId: string, sha256: string): string => `${organizationId}/${sha256}`
  return {
    write: async (organizationId, sha256, content) => {
      contents.set(keyOf(organizationId, sha256), new Uint8Array(content))
    },
    read: async (organizationId, sha256) => contents.get(keyOf(organizationId, sha256)) ?? null,
    remove: async (organizationId, sha256) => {
      contents.delete(keyOf(organizationId, sha256))
    },
    list: async () =>
      [...contents.keys()].sort().map((key) => {
        const [organizationId = '', sha256 = ''] = key.split('/')
        return { organizationId: organizationId as OrganizationId, sha256 }
      }),
  }
}
