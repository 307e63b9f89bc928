import type { SyncSummary, WaitsBecause } from './sync-summary.ts'
import { m } from '#lib/paraglide/messages.js'

/** A word or two for the bar, with the sentence that explains them. */
export const syncWords = (summary: Exclude<SyncSummary, { state: 'refused' }>): { label: string; text: string } => {
  switch (summary.state) {
    case 'saved':
      return { label: m.sync_saved(), text: m.sync_saved_text() }
    case 'saving':
      return { label: m.sync_saving(), text: m.sync_saving_text() }
    case 'connecting':
      return { label: m.sync_connecting(), text: m.sync_connecting_text() }
    case 'http-only':
      return { label: m.sync_http_only(), text: m.sync_http_only_text() }
    case 'offline':
      return { label: m.sync_offline(), text: m.sync_offline_text() }
    case 'waiting':
      return {
        label: m.sync_waiting({ count: summary.pending }),
        text: waitsText[summary.because](),
      }
    case 'outdated':
      return { label: m.sync_outdated(), text: m.sync_outdated_text() }
    case 'too-many':
      return { label: m.sync_too_many(), text: m.sync_too_many_text() }
    case 'single-sign-on':
      return { label: m.sync_single_sign_on(), text: m.sync_single_sign_on_text() }
    case 'not-allowed':
      return { label: m.sync_not_allowed(), text: m.sync_not_allowed_text() }
  }
}

const waitsText: Readonly<Record<WaitsBecause, () => string>> = {
  offline: m.sync_waiting_text,
  store: m.sync_store_waits_text,
  'not-kept': m.sync_not_kept_text,
}
