/** The dialogs of the list of sub-accounts, as they are called in the address. */
export const accountDialogNames = ['add', 'rename', 'units', 'archive', 'restore'] as const
export type AccountDialogName = (typeof accountDialogNames)[number]
