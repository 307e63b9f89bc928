import type { AccessAt } from '#lib/api/history.ts'
import type { TableFile } from '#lib/files/table-file.ts'
import { m } from '#lib/paraglide/messages.js'
import { rightName } from '#lib/words/right-words.ts'

/** Who had access on a day: a line for each person and account. */
export const accessTableFile = ({ people }: AccessAt): TableFile => ({
  title: m.history_access_title(),
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
