/** What an entry of a directory's history is about, for filtering. */
export const historyKinds = [
  'access',
  'people',
  'invitations',
  'roles',
  'accounts',
  'process-types',
  'integrations',
  'sign-ins',
  'view-as',
] as const
export type HistoryKind = (typeof historyKinds)[number]

/** What the log of a directory holds besides mutations. */
export const loggedBesides = { importOrganization: 'accounts' } as const satisfies Record<string, HistoryKind>
