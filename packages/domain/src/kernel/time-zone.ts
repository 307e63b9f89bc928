/** The zone of every time that people read: in mails, on pages and in files, wherever server and browser are. */
export const timeZone = 'Europe/Warsaw'
