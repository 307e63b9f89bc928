import { hourMs, mailKind, mainAccount, type Directory, type LoginId, type Member } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { carryOut, type Act, type CarryOutParts } from './carry-out.ts'
import { conversationStories, requestStories, type ConversationStory, type RequestStory } from './mail-stories.ts'
import { workerIn } from './worker-in.ts'

interface Scene {
  readonly now: number
  readonly worker: LoginId
  /** Of the records that the story makes. */
  readonly id: string
}

/** Conversations with the operator and requests in every state, in the mail of the main account, relative to today. */
export const loadMail = async (
  parts: CarryOutParts & { readonly now: number; readonly key: string },
  directory: Directory,
): Promise<void> => {
  const { now, key } = parts
  const { id: accountId } = mainAccount(directory)
  const worker = [...directory.member.values()].find(({ primary }) => primary)?.loginId
  if (worker === undefined) throw new Error('the demonstration has no primary login')
  const scene = (turn: number): Scene => ({ now, worker, id: `demo-${key}-mail-${turn}` })
  const acts = [
    ...conversationStories.flatMap((story, turn) => conversationActs(story, scene(turn))),
    ...requestStories.flatMap((story, turn) =>
      requestActs(story, scene(conversationStories.length + turn), { directory, turn }),
    ),
  ]
  // Some people have read what the operator wrote, and for all others it is unread.
  const reader = workerIn(directory, accountId, mailKind.needs)
  const read = { conversationId: `demo-${key}-mail-0`, messages: 2 }
  if (reader !== null && reader !== worker) acts.push({ at: now, by: reader, name: 'markRead', args: read })
  await carryOut(parts, documentName({ kind: 'section', accountId, key: mailKind.key }), acts)
}

const conversationActs = ({ subject, said, closedHoursAgo }: ConversationStory, scene: Scene): readonly Act[] => {
  const { now, worker, id: conversationId } = scene
  const acts = said.map(({ hoursAgo, by, text }, turn): Act => {
    const args = { conversationId, messageId: `${conversationId}-${turn}`, message: text, attachments: [] }
    const at = now - hoursAgo * hourMs
    if (by === 'operator') return { at, by, name: 'answerConversation', args }
    return turn === 0
      ? { at, by: worker, name: 'startConversation', args: { ...args, subject } }
      : { at, by: worker, name: 'writeMessage', args }
  })
  const closed = { by: worker, name: 'closeConversation', args: { conversationId } }
  return closedHoursAgo === null ? acts : [...acts, { ...closed, at: now - closedHoursAgo * hourMs }]
}

const decisions = {
  'in-progress': 'takeRequest',
  approved: 'approveRequest',
  rejected: 'rejectRequest',
  withdrawn: 'withdrawRequest',
} as const

const requestActs = (
  story: RequestStory,
  { now, worker, id: conversationId }: Scene,
  about: { readonly directory: Directory; readonly turn: number },
): readonly Act[] => {
  const { kind, message, sentHoursAgo, becomes, hoursAgo, reason } = story
  const requested = requestedOf(kind, about)
  const args = { conversationId, messageId: `${conversationId}-0`, message, attachments: [], requested }
  const sent: Act = { at: now - sentHoursAgo * hourMs, by: worker, name: 'sendRequest', args }
  if (becomes === 'sent') return [sent]
  const by = becomes === 'withdrawn' ? worker : 'operator'
  const decision = { conversationId, ...(reason === undefined ? {} : { reason }) }
  return [sent, { at: now - hoursAgo * hourMs, by, name: decisions[becomes], args: decision }]
}

const requestedOf = (
  kind: RequestStory['kind'],
  { directory, turn }: { readonly directory: Directory; readonly turn: number },
): object => {
  if (kind === 'add-unit' || kind === 'register-unit') {
    const prefix = directory.organization?.profile === 'telecom' ? 'PT 390' : 'HB 90'
    return { kind, unitId: `demo-unit-${prefix.slice(0, 2).toLowerCase()}-${turn}`, to: `${prefix}${turn}`, name: null }
  }
  const { id: memberId, name, email, phone = null } = personFor(directory, turn)
  const person = { memberId, name, email }
  return kind === 'change-email'
    ? { kind, person, to: email.replace('@', '@nowa.') }
    : { kind, person, from: phone, to: `+4858320${String(1_000 + turn)}` }
}

/** Each request is about another person, none of whom the welcome page shows. */
const personFor = (directory: Directory, turn: number): Member => {
  const people = [...directory.member.values()].filter(
    ({ primary, admin, status }) => !primary && !admin && status === 'active',
  )
  const person = people[(turn * 5 + 3) % people.length]
  if (person === undefined) throw new Error('the demonstration has no people')
  return person
}
