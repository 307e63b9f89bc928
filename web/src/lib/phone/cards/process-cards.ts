import { dueAt, isOpen, processesKind, type Process } from '@kontor/domain'
import Clock from '@lucide/svelte/icons/clock'
import Workflow from '@lucide/svelte/icons/workflow'
import { paths } from '#lib/address/paths.ts'
import { m } from '#lib/paraglide/messages.js'
import { dueText, processNumber, processTitle } from '#lib/sections/processes/process-texts.ts'
import { SectionView } from '#lib/session/section-view.svelte.ts'
import type { Card, CardParts, CardSource } from './card.ts'

/** Processes that are late, or assigned to this person. */
export const processCards: CardSource = {
  group: 'to-do',
  place: (profileId) => (profileId === 'telecom' ? 'processes-cards' : null),
  open: ({ replica, organization, account, clock, toasts }) => {
    const view = new SectionView(replica, account.id, processesKind, toasts)
    const own = organization.member.id
    return {
      get cards() {
        const { content } = view
        if (content === null) return undefined
        return [...content.process.values()].flatMap((process) => {
          if (!isOpen(process)) return []
          const due = dueAt(process, content)
          const isLate = due !== null && clock.now >= due
          if (!isLate && process.assigneeId !== own) return []
          const person = process.assigneeId === null ? undefined : content.colleague.get(process.assigneeId)?.name
          return cardOf(process, { due, isLate, person, isOwn: process.assigneeId === own, now: clock.now }, account)
        })
      },
      get isMissing() {
        return view.content === null && view.state.connection === 'offline'
      },
      close: () => view.close(),
    }
  },
}

interface Standing {
  readonly due: number | null
  readonly isLate: boolean
  readonly person: string | undefined
  readonly isOwn: boolean
  readonly now: number
}

const cardOf = (
  process: Process,
  { due, isLate, person, isOwn, now }: Standing,
  account: CardParts['account'],
): Card => {
  const facts = { number: processNumber(process), title: processTitle(process) }
  const span = dueText({ process, due }, now).text
  const who = isOwn
    ? m.phone_card_yours()
    : person === undefined
      ? m.phone_card_no_person()
      : m.phone_card_person({ person })
  return {
    id: `process ${process.id}`,
    tone: isLate ? 'late' : 'plain',
    icon: isLate ? Clock : Workflow,
    title: isLate ? m.phone_card_process_late(facts) : m.phone_card_process(facts),
    text: [span, who].filter((part) => part !== '').join(' · '),
    at: isLate ? (due ?? now) : process.moved.at,
    href: paths.process(account.id, process.id),
  }
}
