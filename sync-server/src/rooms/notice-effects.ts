import type { AccountId, DocumentKind, EffectRequest, KindTypes, NoticeCause, SectionKind } from '@kontor/domain'
import type { DocumentKeeperOptions } from './document-keeper-options.ts'

/**
 * What a change of a section gives notice of, as effects. What is due later has a lane of its own. They are messages to people,
 * so a quiet change sends none. Where no one is notified now, only what is due later is requested: someone may be by then.
 */
export const noticeEffects = (
  kind: DocumentKind,
  cause: NoticeCause<KindTypes>,
  { accountId, isNotified }: { readonly accountId: AccountId | null; readonly isNotified: boolean },
): readonly EffectRequest[] => {
  const { notices } = kind as SectionKind
  if (accountId === null || notices === undefined) return []
  const due = notices.after(cause).filter(({ dueAt }) => isNotified || dueAt > cause.now)
  return due.map(({ notice, dueAt }) => ({
    kind: notice.kind === 'late' ? 'late-notice' : 'notice',
    payload: { accountId, key: kind.key, notice },
    dueAt,
    isMessage: true,
    of: `${notice.kind}/${notice.recordId}`,
  }))
}

/** Whether a change of this document may give someone a notice now. Only sections give notices. */
export const isNotifiedNow = async (
  of: Pick<DocumentKeeperOptions, 'kind' | 'organizationId' | 'isNotified'>,
): Promise<boolean> =>
  (of.kind as SectionKind).notices === undefined || (await of.isNotified?.(of.organizationId)) !== false
