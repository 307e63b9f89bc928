/** The dialogs of the list of sub-accounts, with their names in the address. */
export const accountDialogNames = ['add', 'rename', 'units', 'archive', 'restore'] as const
export type AccountDialogName = (typeof accountDialogNames)[number]
