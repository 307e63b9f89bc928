/** The dialogs of the screen of processes, with their names in the address. */
export const processDialogNames = ['new', 'step', 'assign', 'due', 'change', 'save-view', 'views'] as const
export type ProcessDialogName = (typeof processDialogNames)[number]
