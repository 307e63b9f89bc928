import { createOperatorLinks } from '../operators/operator-links.ts'
import { createStoredOperators } from '../operators/stored-operators.ts'
import { publicUrlOf } from '../settings/addresses.ts'
import type { Settings } from '../settings/settings.ts'
import { secretOf } from './data-folder.ts'
import { openKeptData } from './kept-data.ts'

/** Makes a link by which a person becomes an operator of a server that may be running. The link is not shown again. */
export const inviteOperator = async (settings: Settings, email: string, now: number): Promise<string> => {
  const { database, close } = await openKeptData(settings)
  try {
    const links = createOperatorLinks({
      operators: createStoredOperators(database),
      secret: secretOf(settings),
      publicUrl: publicUrlOf(settings, settings.port),
      now: () => now,
    })
    return await links.make({ email, madeBy: null })
  } finally {
    await close()
  }
}
