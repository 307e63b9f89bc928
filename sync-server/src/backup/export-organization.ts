import { directoryKind, type OrganizationId } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { LivingDocument } from '../rooms/living-document.ts'
import { createSqliteStore } from '../store/sqlite-store.ts'
import { openExistingDatabase } from './data-folder.ts'
import { loginsIn } from './logins-in.ts'
import { OperatorError } from './operator-error.ts'
import { organizationFile, type OrganizationFile } from './organization-file.ts'

export interface ExportOptions {
  readonly dataDir: string
  readonly organizationId: OrganizationId
}

/** Reads one organisation, in one snapshot, from the data of a server that may be running. */
export const exportOrganization = async ({ dataDir, organizationId }: ExportOptions): Promise<OrganizationFile> => {
  const database = openExistingDatabase(dataDir)
  try {
    const store = await createSqliteStore(database)
    const document = documentName({ kind: 'directory', organizationId })
    // One transaction, so that the document and the logins belong to the same moment.
    database.exec('begin')
    if ((await store.seqOf(document)) === null) throw new OperatorError(`There is no organisation ${organizationId}.`)
    const { content: directory } = new LivingDocument(directoryKind, await store.load(document))
    const logins = loginsIn(
      database,
      [...directory.member.values()].map(({ loginId }) => loginId),
    )
    return organizationFile(directory, logins)
  } finally {
    database.close()
  }
}
