import { snapshotSectionAccess, type AccessSnapshot, type DocumentKinds, type OrganizationAccess } from '@kontor/domain'
import { parseDocumentName } from '@kontor/protocol'

/** `awaited`: open once the person signs in through the provider that the organisation demands. */
export type DocumentPermission = 'open' | 'awaited' | 'closed'

/**
 * May this login open the document, as far as its access snapshot tells? The server decides; this keeps the browser tidy.
 * A document of an unknown kind may not be opened.
 */
export const documentPermission = (
  snapshot: AccessSnapshot,
  document: string,
  kinds: DocumentKinds,
): DocumentPermission => {
  if (isOpen(snapshot, document, kinds)) return 'open'
  return isOpen(asIfSignedIn(snapshot), document, kinds) ? 'awaited' : 'closed'
}

const isOpen = (snapshot: AccessSnapshot, document: string, kinds: DocumentKinds): boolean => {
  const address = parseDocumentName(document, kinds)
  if (address === null) return false
  if (address.kind === 'access') return address.loginId === snapshot.login.id
  if (address.kind === 'directory') {
    return snapshot.organizations.some(({ id, directory }) => id === address.organizationId && directory !== 'none')
  }
  const section = kinds.sections[address.key]
  return section !== undefined && snapshotSectionAccess(snapshot, address.accountId, section.needs) !== null
}

/** What would be open without the demand; of the accounts only what decides it. */
const asIfSignedIn = ({ organizations, ...snapshot }: AccessSnapshot): AccessSnapshot => ({
  ...snapshot,
  organizations: organizations.flatMap(({ awaitsSingleSignOn, ...organization }): readonly OrganizationAccess[] =>
    awaitsSingleSignOn === undefined
      ? []
      : [
          {
            ...organization,
            directory: awaitsSingleSignOn.directory,
            accounts: awaitsSingleSignOn.accounts.map(({ id, rights }) => ({
              ...{ id, rights, name: '', kind: 'sub', position: 0, reason: 'home', units: [], services: [] },
            })),
          },
        ],
  ),
})
