import { createHash } from 'node:crypto'
import type { Auth } from './auth.ts'
import { signInNameForm } from './known-browser.ts'

/** A short hash of the stored password hash: it changes with the password. */
export interface PasswordMarks {
  /** By user name or e-mail. A name without a login has a mark too, after the same number of look-ups. */
  ofName(name: string): Promise<string>
}

export const createPasswordMarks = async (auth: Auth): Promise<PasswordMarks> => {
  const { adapter } = await auth.$context
  return {
    ofName: async (name) => {
      const form = signInNameForm(name)
      const field = form.includes('@') ? 'email' : 'username'
      const user = await adapter.findOne<{ id: string }>({ model: 'user', where: [{ field, value: form }] })
      const credential = await adapter.findOne<{ password?: string | null }>({
        model: 'account',
        where: [
          { field: 'userId', value: user?.id ?? 'none' },
          { field: 'providerId', value: 'credential' },
        ],
      })
      return createHash('sha256')
        .update(credential?.password ?? '')
        .digest('base64url')
        .slice(0, 22)
    },
  }
}
