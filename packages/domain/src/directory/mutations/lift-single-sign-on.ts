import * as v from 'valibot'
import { OrganizationIdSchema } from '../../kernel/ids.ts'
import { defineMutation } from '../define-mutation.ts'
import { liftedSingleSignOn } from '../without-single-sign-on.ts'

/** Issue 11: the operator opens an organisation again whose people cannot sign in through the provider. */
export const liftSingleSignOn = defineMutation({
  arguments: v.object({}),
  who: 'operator',
  history: 'people',
  run: liftedSingleSignOn,
  undo: 'happened',
})

/** The same by a command on the server's machine (`pnpm operator lift-single-sign-on`). */
export const clearSingleSignOn = defineMutation({
  arguments: v.object({ organizationId: OrganizationIdSchema }),
  who: 'system',
  history: 'people',
  run: (directory, { organizationId }) =>
    directory.organization?.id === organizationId ? liftedSingleSignOn(directory) : [],
  undo: 'happened',
})
