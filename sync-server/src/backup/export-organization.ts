import { directoryKind, type OrganizationId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { LivingDocument } from '../rooms/living-document.ts'
import type { DataFolder } from './data-folder.ts'
import { openSnapshot } from './kept-data.ts'
import { loginsIn } from './logins-in.ts'
import { OperatorError } from './operator-error.ts'
import { organizationFile, type OrganizationFile } from './organization-file.ts'

export interface ExportOptions extends Pick<DataFolder, 'dataDir' | 'databaseUrl'> {
  readonly organizationId: OrganizationId
}

/** Reads one organisation, in one snapshot, from the data of a server that may be running. */
export const exportOrganization = async ({ organizationId, ...kept }: ExportOptions): Promise<OrganizationFile> => {
  const { database, store, close } = await openSnapshot(kept)
  try {
    const document = documentName({ kind: 'directory', organizationId })
    if ((await store.seqOf(document)) === null) throw new OperatorError(`There is no organisation ${organizationId}.`)
    const { content: directory } = new LivingDocument(directoryKind, await store.load(document))
    const logins = await loginsIn(
      database,
      [...directory.member.values()].map(({ loginId }) => loginId),
    )
    return organizationFile(directory, logins)
  } finally {
    await close()
  }
}
