import type { AccountId, Process } from '@kontor/domain'
import Workflow from '@lucide/svelte/icons/workflow'
import { paths } from '#lib/address/paths.ts'
import { processNumber, processTitle, secondLine } from '#lib/sections/processes/process-texts.ts'
import type { PaletteItem } from '../source.ts'

/** Processes of one account, the newest first: by number, telephone number, subscriber and operator. */
export const processItems = (processes: Iterable<Process>, accountId: AccountId): readonly PaletteItem[] =>
  [...processes].reverse().map((process) => ({
    id: `process ${process.id}`,
    name: processTitle(process),
    about: [processNumber(process), secondLine(process)].filter((part) => part !== '').join(' · '),
    also: process.portability?.from.replace('+48', '') ?? '',
    icon: Workflow,
    href: paths.process(accountId, process.id),
  }))
