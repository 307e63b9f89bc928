import * as v from 'valibot'
import { defineMutation } from '../define-mutation.ts'
import { put } from '../directory.ts'
import { organizationOf } from '../organization-of.ts'
import { liftedSingleSignOn } from '../without-single-sign-on.ts'

/**
 * Issue 11: the organisation demands of its people that they sign in through the host's OpenID provider, or no longer. An
 * administrator who has not done so would close it to everyone, so the demand is refused.
 */
export const demandSingleSignOn = defineMutation({
  arguments: v.object({ demanded: v.boolean() }),
  who: 'administrators',
  peopleOnly: true,
  history: 'people',
  run: (directory, { demanded }, { actor }) => {
    if (!demanded) return liftedSingleSignOn(directory)
    const organization = organizationOf(directory)
    if (organization.singleSignOn === true) return []
    if (actor.kind !== 'login' || actor.signedInBy !== 'provider') return { code: 'single-sign-on-first' }
    return [put('organization', { ...organization, singleSignOn: true })]
  },
  undo: {
    mutations: (changes) =>
      changes.flatMap((change) =>
        change.kind === 'organization'
          ? [{ name: 'demandSingleSignOn', args: { demanded: change.before?.singleSignOn === true } }]
          : [],
      ),
  },
})
