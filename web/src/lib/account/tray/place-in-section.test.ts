import { kinds, profiles, type AccessSnapshot, type OrganizationId } from '@kontor/domain'
import { describe, expect, it } from 'vitest'
import { fittingForm } from './fitting-form.ts'
import { isForm } from './form-address.ts'
import { formHref } from './form-href.ts'

const organizationId = 'organization-1' as OrganizationId
const allRights = Object.values(profiles).flatMap(({ rights }) => rights)
const access = {
  organizations: [
    { id: organizationId, directory: 'none', accounts: [{ id: 'account-9', kind: 'sub', rights: allRights }] },
  ],
} as unknown as AccessSnapshot

const formOf = (key: string, name: string, args: object) =>
  fittingForm({ id: 'mutation-1', document: `section/account-9.${key}`, name, args } as unknown as Parameters<
    typeof fittingForm
  >[0])
const hrefOf = (key: string, name: string, args: object): string | null => {
  const form = formOf(key, name, args)
  return form === null ? null : formHref(form, organizationId, access)
}

/** Every mutation that a person sends, of every section. */
const sent = Object.entries(kinds.sections).flatMap(([key, { mutations }]) =>
  Object.entries(mutations)
    .filter(([, { who }]) => who === 'members' || who === 'administrators')
    .map(([name]) => [key, name] as const),
)

describe('[ISSUE 9] [S5] the way from the tray', () => {
  it.each(sent)('a refused change of %s, %s, leads to the section’s screen', (key, name) => {
    const href = hrefOf(key, name, {})
    expect(href).toMatch(new RegExp(`^/a/account-9/${key.split('+').at(-1)}(\\?|$)`))
  })

  it.each([
    ['reservations', 'moveReservation', { reservationId: 'r-1', step: 'cancel' }, 'reservations?reservation=r-1'],
    ['reservations', 'markCard', { reservationId: 'r-1', isInvalid: true }, 'reservations?reservation=r-1'],
    ['reservations', 'reconcileStay', { reservationId: 'r-1', amount: 1 }, 'reservations?reservation=r-1'],
    ['reservations', 'addNote', { noteId: 'n-1', recordId: 'r-1', text: 'x' }, 'reservations?reservation=r-1'],
    ['reservations', 'removeNote', { noteId: 'n-1' }, 'reservations'],
    ['processes', 'addNote', { noteId: 'n-1', recordId: 'p-1', text: 'x' }, 'processes?process=p-1'],
    ['mail', 'writeMessage', { conversationId: 'c-1', message: 'x' }, 'mail?c=c-1'],
    ['mail+reservations', 'writeToGuest', { conversationId: 'r-1' }, 'reservations?reservation=r-1'],
    ['property', 'changeAmenities', { unitId: 'u-1' }, 'property?unit=u-1'],
    ['reservations', 'moveReservation', { reservationId: 7 }, 'reservations'],
  ])('%s, %s with %o leads to its record: %s', (key, name, args, path) => {
    expect(hrefOf(key, name, args)).toBe(`/a/account-9/${path}`)
  })

  it('says whether it is a form that holds the refused change, or the place of its record', () => {
    const [view, card] = [formOf('reservations', 'changeView', {}), formOf('reservations', 'markCard', {})]
    expect([view !== null && isForm(view), card !== null && isForm(card)]).toEqual([true, false])
    expect(formOf('unknown', 'markCard', {})).toBe(null)
    expect(formOf('constructor', 'markCard', {})).toBe(null)
  })
})
