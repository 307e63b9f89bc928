import { describe, expect, it } from 'vitest'
import { sectionAccess } from '../../directory/access/section-access.ts'
import type { Right } from '../../directory/profiles/profile.ts'
import type { Member } from '../../directory/records.ts'
import { sampleDirectory } from '../../directory/testing/sample-directory.ts'
import type { UnitId } from '../../kernel/ids.ts'
import { limits } from '../../kernel/limits.ts'
import { badNumbers, badTexts, type BadValue, noOption } from '../board/testing/bad-input.ts'
import { sectionScene } from '../testing/section-scene.ts'
import type { policyArguments } from './arguments.ts'
import { emptyPolicies } from './policies.ts'
import { policiesKind } from './policies-kind.ts'

const { amountMax, daysMax, childAgeMax, guestAgeMax, weightMax, extraBedsMax, houseRulesLengthMax } = limits.policies
const unitId = 'unit-0001' as UnitId

const setup = () => {
  const scene = sectionScene(policiesKind, emptyPolicies())
  scene.change('projectUnits', { units: [{ id: unitId, identifier: '41207', name: null }] }, 'system')
  const set = (args: object, who = 'anna') => scene.send('changePolicies', { unitId, ...args }, who)
  return { ...scene, set, policies: () => scene.content.policies.get(unitId) }
}
const badTimes: readonly BadValue[] = [['an hour that there is not', '25:00', 'not-a-time-of-day']]
const ages = badNumbers(0, childAgeMax)

/** Every policy, and what it refuses. Written by hand. */
const badPolicies: Readonly<Record<keyof typeof policyArguments, readonly BadValue[]>> = {
  ...{ cancellation: noOption, cancellationDays: badNumbers(0, daysMax), cancellationFee: noOption },
  ...{ prepaymentPercent: badNumbers(0, 100), prepaymentDays: badNumbers(0, daysMax) },
  ...{ localTax: badNumbers(0, amountMax), localTaxAge: ages },
  ...{ children: noOption, childrenFromAge: ages, childrenFreeUntil: ages },
  ...{ extraBeds: badNumbers(0, extraBedsMax), extraBedFee: badNumbers(0, amountMax) },
  ...{ pets: noOption, petFee: badNumbers(0, amountMax), petWeight: badNumbers(1, weightMax) },
  ...{ quietFrom: badTimes, quietUntil: badTimes, smoking: noOption, parties: noOption },
  ...{ guestAge: badNumbers(0, guestAgeMax), houseRules: badTexts(houseRulesLengthMax) },
}

describe('[ISSUE 10] bad input in the policies', () => {
  const cases = Object.entries(badPolicies).flatMap(([path, values]) =>
    values.map(([what, value, reason]) => ({ path, what, value, reason })),
  )
  it.each(cases)('$what as $path', ({ path, value, reason }) => {
    const { set, policies } = setup()
    expect(set({ [path]: value })).toEqual({ code: 'invalid-arguments', issues: [{ path, reason }] })
    expect(policies()).toBe(undefined)
  })
})

it('[S6] different policies of two people both count, and so do their ways to pay', () => {
  const { set, policies } = setup()
  set({ pets: 'no', addPayments: ['card', 'cash'] }, 'anna')
  set({ smoking: 'outside', addPayments: ['blik'], removePayments: ['cash'] }, 'jan')
  expect(policies()).toMatchObject({ pets: 'no', smoking: 'outside', payments: ['card', 'blik'], children: null })
  expect(set({ pets: null })).toBe(null)
  expect(policies()?.pets).toBe(null)
  expect(set({ addPayments: ['shells'] })?.code).toBe('invalid-arguments')
})

it('[ISSUE 10] policies that guests read together are refused where they say nothing together', () => {
  const { set, policies } = setup()
  expect([
    set({ cancellation: 'free' }),
    set({ children: 'from-age' }),
    set({ children: 'from-age', childrenFromAge: 8, childrenFreeUntil: 6 }),
  ]).toEqual([
    { code: 'policy-incomplete', policy: 'cancellation' },
    { code: 'policy-incomplete', policy: 'children' },
    { code: 'free-age-below-admission', fromAge: 8, freeUntil: 6 },
  ])
  expect(set({ cancellation: 'free', cancellationDays: 2, children: 'from-age', childrenFromAge: 8 })).toBe(null)
  expect(set({ cancellationDays: null }, 'jan')).toEqual({ code: 'policy-incomplete', policy: 'cancellation' })
  expect(policies()).toMatchObject({ cancellation: 'free', cancellationDays: 2 })
})

it('[DESIGN 9] an undo brings back what the change replaced', () => {
  const { set, change, undo, policies } = setup()
  set({ petFee: 4_000, addPayments: ['card'] })
  const changes = change('changePolicies', { unitId, petFee: 5_000, removePayments: ['card'], addPayments: ['blik'] })
  set({ smoking: 'no' }, 'jan')
  expect([undo('changePolicies', changes), policies()]).toMatchObject([
    ...[null, { petFee: 4_000, payments: ['card'], smoking: 'no' }],
  ])
})

it('[B28] the policies open with both rights, and with one of them they do not exist', () => {
  const directory = sampleDirectory('hospitality')
  const opens = (rights: Right[]) => {
    const member = [...directory.member.values()].find(({ admin }) => !admin)
    const changed = { ...(member as Member), rights, roleIds: [] }
    const members = new Map(directory.member).set(changed.id, changed)
    const account = changed.homeAccountId
    return sectionAccess({ ...directory, member: members }, changed.loginId, account, policiesKind.needs)
  }
  expect([opens(['property']), opens(['calendar']), opens(['reservations'])]).toEqual([null, null, null])
  expect(opens(['calendar', 'property'])).not.toBe(null)
  expect(setup().set({ pets: 'no' }, 'stranger')).toEqual({ code: 'no-access' })
})
