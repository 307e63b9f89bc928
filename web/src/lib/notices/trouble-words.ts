import { m } from '#lib/paraglide/messages.js'
import type { Trouble } from './own-notices.svelte.ts'

/** What prevents notices in this browser, and the way out. */
export const troubleWords = ({ why, facts }: Trouble): { readonly why: string; readonly wayOut: string } =>
  why === 'too-many-devices'
    ? { why: m.notices_too_many({ max: Number(facts['max']) }), wayOut: m.notices_too_many_way_out() }
    : { why: m.notices_why({ why }), wayOut: m.notices_way_out({ why }) }
