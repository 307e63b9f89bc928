import { recordChange, type RecordChange } from '../../kernel/change.ts'
import type { ActorAccess } from '../../kernel/actor.ts'
import type { LoginId, MemberId } from '../../kernel/ids.ts'
import type { KindTypes } from '../../kernel/define-mutation.ts'
import type { LoggedEntry } from '../../kernel/logged-entry.ts'
import type { WritableContent } from '../../kernel/record.ts'
import type { AnyRefusal } from '../../kernel/refusal.ts'
import { isRefusal, runMutation } from '../../kernel/run-mutation.ts'
import { undoEntry } from '../../kernel/undo-entry.ts'
import { applyWrites } from '../../kernel/write.ts'
import type { SectionKind } from '../section-kind.ts'

/** A Friday at noon in Warsaw. */
export const sceneNow = Date.UTC(2026, 10, 20, 11)

/** Someone without a right to the section, the server itself, or a member called so. */
type Sender = 'stranger' | 'system' | (string & {})

const accessOf = (who: Sender, rights: readonly string[]): ActorAccess | null =>
  who === 'stranger' || who === 'system'
    ? null
    : {
        ...{ memberId: `member-${who}` as MemberId, loginId: `login-${who}` as LoginId },
        ...{ name: `Member ${who}`, admin: false, rights },
      }

/** A section with what it begins with, and a way to send it mutations. */
export const sectionScene = <T extends KindTypes, Content extends WritableContent>(
  kind: SectionKind<T>,
  content: Content,
) => {
  const run = (name: string, args: object, who: Sender, at: number) =>
    runMutation(
      kind,
      content,
      { name, version: 1, args },
      {
        actor: who === 'system' ? { kind: 'system' } : { kind: 'login', loginId: `login-${who}` as LoginId },
        ...{ now: at, facts: {}, access: accessOf(who, kind.needs) },
      },
    )
  /** What is refused, or null; what is accepted is written. */
  const send = (name: string, args: object, who: Sender = 'anna', at = sceneNow): AnyRefusal | null => {
    const result = run(name, args, who, at)
    if (isRefusal(result)) return result
    applyWrites(content, result.writes)
    return null
  }
  /** Accepted, and what it changed. */
  const change = (name: string, args: object, who: Sender = 'anna', at = sceneNow): readonly RecordChange[] => {
    const result = run(name, args, who, at)
    if (isRefusal(result)) throw new Error(`${name} was refused: ${JSON.stringify(result)}`)
    const changes = result.writes.map((write) => recordChange(content, write))
    applyWrites(content, result.writes)
    return changes
  }
  /** What undoes these changes of a mutation, sent one after another; or why nothing does. */
  const undo = (name: string, changes: readonly RecordChange[]): string | null => {
    const { mutations, obstacle } = undoEntry(kind, { name, changes } as Pick<LoggedEntry, 'name' | 'changes'>, content)
    for (const one of mutations ?? []) {
      const refusal = send(one.name, one.args)
      if (refusal !== null) return refusal.code
    }
    return obstacle
  }
  return { content, send, change, undo }
}
