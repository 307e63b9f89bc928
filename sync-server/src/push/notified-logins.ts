import {
  AccountIdSchema,
  noticeReader,
  NoticeSchema,
  type Directory,
  type LoginId,
  type OrganizationId,
  type SectionKind,
} from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import * as v from 'valibot'
import type { Rooms } from '../rooms/rooms.ts'

/** A notice with the section that it is of, as `run-batch.ts` requests it. */
export const SectionNoticeSchema = v.object({ accountId: AccountIdSchema, key: v.string(), notice: NoticeSchema })
export type SectionNotice = v.InferOutput<typeof SectionNoticeSchema>

/**
 * Who of these logins is notified now. The section says whom a notice concerns; the directory is asked last, so that a right
 * that was taken away meanwhile is not used.
 */
export const notifiedLogins = async (
  rooms: Pick<Rooms, 'kinds' | 'readDirectory' | 'readSection'>,
  { accountId, key, notice }: SectionNotice,
  options: { readonly organizationId: OrganizationId; readonly logins: readonly LoginId[]; readonly now: number },
): Promise<readonly LoginId[]> => {
  const { organizationId, now } = options
  const section: SectionKind | undefined = rooms.kinds.sections[key]
  const rules = section?.notices
  if (section === undefined || rules === undefined) return []
  const readers = (logins: readonly LoginId[]) => (directory: Directory) =>
    logins.flatMap((loginId) => {
      const memberId = noticeReader(directory, loginId, { accountId, section })
      return memberId === null ? [] : [{ loginId, memberId }]
    })
  const able = (await rooms.readDirectory(organizationId, readers(options.logins))) ?? []
  if (able.length === 0) return []
  const concerned = await rooms.readSection(documentName({ kind: 'section', accountId, key }), (content) =>
    able.filter(({ memberId }) => rules.concerns(content, notice, { memberId, now })).map(({ loginId }) => loginId),
  )
  const still = await rooms.readDirectory(organizationId, readers(concerned ?? []))
  return (still ?? []).map(({ loginId }) => loginId)
}
