import type { AccessAt } from '#lib/api/history.ts'
import { csvOf } from '#lib/format/csv.ts'
import { m } from '#lib/paraglide/messages.js'
import { rightName } from '#lib/words/right-words.ts'

/** Who had access on a day, as a spreadsheet: a line for each person and account. */
export const accessCsv = ({ people }: AccessAt): string =>
  csvOf({
    head: [
      ...[m.history_csv_name(), m.history_csv_username(), m.history_csv_account()],
      ...[m.history_csv_reason(), m.history_csv_rights()],
    ],
    rows: people.flatMap(({ name, username, accounts }) =>
      accounts.map((account) => [
        ...[name, username, account.name],
        m.history_access_reason({ reason: account.reason }),
        account.rights.map(rightName).join(', '),
      ]),
    ),
  })
