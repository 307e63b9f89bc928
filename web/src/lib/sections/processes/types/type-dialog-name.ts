/** The dialogs of the screen of types and deadlines, with their names in the address. */
export const typeDialogNames = ['type', 'remove-type', 'deadline'] as const
