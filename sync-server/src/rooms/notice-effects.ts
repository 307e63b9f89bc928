import type { AccountId, DocumentKind, EffectRequest, KindTypes, NoticeCause, SectionKind } from '@kontor/domain'

/**
 * What a change of a section gives notice of, as effects. What is due later has a lane of its own. They are messages to people,
 * so a quiet change sends none.
 */
export const noticeEffects = (
  kind: DocumentKind,
  cause: NoticeCause<KindTypes>,
  accountId: AccountId | null,
): readonly EffectRequest[] => {
  const { notices } = kind as SectionKind
  if (accountId === null || notices === undefined) return []
  return notices.after(cause).map(({ notice, dueAt }) => ({
    kind: notice.kind === 'late' ? 'late-notice' : 'notice',
    payload: { accountId, key: kind.key, notice },
    dueAt,
    isMessage: true,
    of: `${notice.kind}/${notice.recordId}`,
  }))
}
