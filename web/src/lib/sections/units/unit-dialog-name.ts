/** The dialogs of the section, with their names in the address. */
export const unitDialogNames = ['add', 'rename', 'remove'] as const
export type UnitDialogName = (typeof unitDialogNames)[number]
