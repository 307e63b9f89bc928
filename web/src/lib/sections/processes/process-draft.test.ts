import type { Process, ProcessId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { emptyStart, ProcessDraft, startOfChange, startOfProcess } from './process-draft.svelte.ts'

const processId = 'process-1' as ProcessId
const ported = {
  ...{ id: processId, type: 'np-in', title: 'Nogat', unit: null },
  portability: {
    ...{ service: 'fnp', from: '+48552476010', to: '+48552476029', mode: 'DAY', inPerson: true, relocation: false },
    ...{ operator: 'PT 04471', date: null, routingNumber: null },
  },
} as unknown as Process

it('[ISSUE 9] the number says the service, and what is left empty is not sent', () => {
  const draft = new ProcessDraft(emptyStart, null)
  draft.numbers.values.from = '512 884 071'
  draft.numbers.values.operator = 'PT 01102'
  expect(draft.opening(processId, null)).toEqual({
    ...{ processId, type: 'np-in' },
    portability: {
      ...{ service: 'mnp', numbers: { from: '512 884 071' }, mode: 'DAY' },
      ...{ inPerson: true, relocation: false, operator: 'PT 01102' },
    },
  })
})

it('[ISSUE 9] a simple process has a title and no numbers', () => {
  const draft = new ProcessDraft({ ...emptyStart, type: 'fault' }, null)
  draft.simple.values.title = 'Maszt w Stegnie'
  expect(draft.opening(processId, null)).toEqual({ processId, type: 'fault', title: 'Maszt w Stegnie' })
})

it('[ISSUE 9] a change sends the fields that differ alone', () => {
  const draft = new ProcessDraft(startOfProcess(ported), null)
  expect(draft.changing()).toEqual({})
  draft.numbers.values.title = ''
  draft.numbers.values.to = '+48 55 247 60 19'
  expect(draft.changing()).toEqual({
    title: null,
    portability: { service: 'fnp', numbers: { from: '+48 55 247 60 10', to: '+48 55 247 60 19' } },
  })
})

it('[S5] what was refused opens in the form, whatever an older page has written', () => {
  const { args } = { args: { type: 'fault', title: 'Maszt', portability: 7 } }
  expect(startOfChange(args, emptyStart)).toEqual({ ...emptyStart, type: 'fault', title: 'Maszt' })
})
