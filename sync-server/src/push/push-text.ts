import type { Language, Notice } from '@kontor/domain'

/**
 * What a lock screen shows: the kind of the notice, and no contents (DESIGN 13). The account's name goes with it. By the
 * key of the section, because a message is one of the operator, of a guest or of a colleague.
 */
export const pushTitle = (language: Language, key: string, notice: Notice): string => {
  const words = titles[language]
  if (notice.kind === 'availability') return words[notice.state]
  return words[`${notice.kind} ${key}`] ?? words.other
}

type Titles = Readonly<Record<string, string>> & Readonly<Record<'sold-out' | 'nearly-sold-out' | 'other', string>>

const titles: Readonly<Record<Language, Titles>> = {
  pl: {
    'late processes': 'Proces jest po terminie',
    'late reservations': 'Rezerwacja jest po terminie',
    'assigned processes': 'Przypisano Ci proces',
    'assigned reservations': 'Przypisano Ci rezerwację',
    'message mail': 'Nowa wiadomość od operatora',
    'message mail+processes': 'Nowa wiadomość o procesie',
    'message mail+reservations': 'Nowa wiadomość od gościa',
    'sold-out': 'Wyprzedane',
    'nearly-sold-out': 'Prawie wyprzedane',
    other: 'Nowe powiadomienie',
  },
  en: {
    'late processes': 'A process is overdue',
    'late reservations': 'A reservation is overdue',
    'assigned processes': 'A process was assigned to you',
    'assigned reservations': 'A reservation was assigned to you',
    'message mail': 'New message from the operator',
    'message mail+processes': 'New message about a process',
    'message mail+reservations': 'New message from a guest',
    'sold-out': 'Sold out',
    'nearly-sold-out': 'Nearly sold out',
    other: 'New notification',
  },
}
