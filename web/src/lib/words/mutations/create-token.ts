import { m } from '#lib/paraglide/messages.js'
import { note } from '../history-detail.ts'
import { inList } from '../in-list.ts'
import type { MutationWords } from './mutation-words.ts'

export const createToken: MutationWords = {
  change: (args) => m.change_create_token.parts({ name: args.text('name') }),
  history: (entry) => m.history_create_token.parts({ actor: entry.actor, name: entry.namedBy('tokenId') }),
  details: (entry) => {
    const scopes = entry.changeOf('token')?.after?.scopes ?? []
    return [note(m.history_token_scopes({ scopes: inList(scopes.map((scope) => m.tokens_scope({ scope }))) }))]
  },
}
