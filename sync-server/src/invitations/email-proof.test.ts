import type { InvitationId, OrganizationId } from '@kontor/domain'
import { expect, it } from 'vitest'
import { createEmailProofs } from './email-proof.ts'

const mewa = 'mewa-0001' as OrganizationId
const invitation = { id: 'invitation-1' as InvitationId }
const proofs = createEmailProofs('secret')
const proof = proofs.of(mewa, invitation, 'zofia@example.org')

it('[F6] a proof holds for its e-mail, however that is written', () => {
  expect(proofs.holds(mewa, invitation, { email: 'Zofia@Example.org', proof })).toBe(true)
})

it('[F6] a proof holds for no other e-mail, invitation, organisation or secret', () => {
  const email = 'zofia@example.org'
  expect([
    proofs.holds(mewa, invitation, { email: 'z@example.org', proof }),
    proofs.holds(mewa, { id: 'invitation-2' as InvitationId }, { email, proof }),
    proofs.holds('orla-0001' as OrganizationId, invitation, { email, proof }),
    createEmailProofs('other').holds(mewa, invitation, { email, proof }),
    ...['', 'x', `${proof}A`, proof.slice(1)].map((other) => proofs.holds(mewa, invitation, { email, proof: other })),
  ]).toEqual(Array(8).fill(false))
})
