import type { LoginId } from '@kontor/domain'
import { serverLimits } from '../limits.ts'
import type { Auth } from './auth.ts'
import type { Identity, OwnPasskey } from './identity.ts'
import { passwordLinkPrefix } from './password-link-rows.ts'

type OwnAccounts = Pick<Identity, 'ownAccount' | 'chooseMails'> & {
  /** Turns it off, and ends sign-ins that wait for a code and browsers that skip it. Links for a new password stay. */
  resetSecondFactor(loginId: LoginId): Promise<void>
  /** Whether the login may have one more passkey. */
  hasRoomForPasskey(loginId: LoginId): Promise<boolean>
}

interface PasskeyRow {
  readonly id: string
  readonly name?: string | null
  readonly createdAt?: Date | null
}

/** What a person sees and changes of their own login, except its sessions. */
export const createOwnAccounts = async (
  auth: Auth,
  singleSignOn: { readonly name: string; linkedAt(loginId: LoginId): Promise<number | null> } | null,
): Promise<OwnAccounts> => {
  const { adapter, internalAdapter } = await auth.$context
  const byLogin = (loginId: LoginId) => [{ field: 'userId', value: loginId }]
  const passkeysOf = (loginId: LoginId) => adapter.findMany<PasskeyRow>({ model: 'passkey', where: byLogin(loginId) })

  /** Null while the second factor is off; codes are only counted, never shown again. */
  const recoveryCodesLeft = async (loginId: LoginId): Promise<number | null> => {
    const row = await adapter.findOne<{ verified?: boolean }>({ model: 'twoFactor', where: byLogin(loginId) })
    if (row?.verified !== true) return null
    const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: loginId } })
    return backupCodes.length
  }

  return {
    ownAccount: async (loginId) => {
      const user = await internalAdapter.findUserById(loginId)
      if (user === null) return null
      const { twoFactorEnabled, newBrowserMail } = user as { twoFactorEnabled?: boolean; newBrowserMail?: boolean }
      const credential = (await internalAdapter.findAccounts(loginId)).find(
        ({ providerId }) => providerId === 'credential',
      )
      return {
        passwordChangedAt: credential === undefined ? null : credential.updatedAt.getTime(),
        secondFactor: twoFactorEnabled === true,
        recoveryCodesLeft: twoFactorEnabled === true ? await recoveryCodesLeft(loginId) : null,
        passkeys: (await passkeysOf(loginId)).map(ownPasskey).sort((one, other) => one.createdAt - other.createdAt),
        mails: { newBrowser: newBrowserMail !== false },
        singleSignOn:
          singleSignOn === null ? null : { name: singleSignOn.name, linkedAt: await singleSignOn.linkedAt(loginId) },
      }
    },

    chooseMails: async (loginId, { newBrowser }) => {
      await internalAdapter.updateUser(loginId, { newBrowserMail: newBrowser })
    },

    resetSecondFactor: async (loginId) => {
      await internalAdapter.updateUser(loginId, { twoFactorEnabled: false })
      await adapter.deleteMany({ model: 'twoFactor', where: byLogin(loginId) })
      const waiting = await adapter.findMany<{ id: string; identifier: string }>({
        model: 'verification',
        where: [{ field: 'value', value: loginId }],
      })
      for (const { id, identifier } of waiting)
        if (!identifier.startsWith(passwordLinkPrefix))
          await adapter.deleteMany({ model: 'verification', where: [{ field: 'id', value: id }] })
    },

    hasRoomForPasskey: async (loginId) => (await passkeysOf(loginId)).length < serverLimits.passkeysPerLoginMax,
  }
}

const ownPasskey = ({ id, name, createdAt }: PasskeyRow): OwnPasskey => ({
  id,
  name: name ?? '',
  createdAt: createdAt?.getTime() ?? 0,
})
