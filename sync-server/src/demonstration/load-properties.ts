import { dayMs, policiesKind, propertyKind, type AccountId, type Directory } from '@kontor/domain'
import { documentName } from '@kontor/protocol'
import { carryOut, type Act, type CarryOutParts } from './carry-out.ts'
import { propertyStories } from './property-stories.ts'
import { workerIn } from './worker-in.ts'

/** What the properties of a hospitality organisation say of themselves, and their policies, as said last week. */
export const loadProperties = async (
  parts: CarryOutParts & { readonly now: number },
  directory: Directory,
): Promise<void> => {
  const accounts = [...directory.account.values()].filter(({ status }) => status === 'active')
  for (const [turn, { id: accountId }] of accounts.entries()) {
    const writer = workerIn(directory, accountId, policiesKind.needs)
    const unit = [...directory.unit.values()].find((one) => one.accountId === accountId)
    const story = propertyStories[turn % propertyStories.length]
    if (writer === null || unit === undefined || story === undefined) continue
    const [unitId, at] = [unit.id, parts.now - 7 * dayMs]
    const act = (name: string, args: Act['args']): Act => ({ at, by: writer, name, args: { unitId, ...args } })
    const documentOf = (key: string) => documentName({ kind: 'section', accountId: accountId as AccountId, key })
    await carryOut(parts, documentOf(propertyKind.key), [
      act('changeInformation', story.information),
      act('changeLanguages', { add: story.languages }),
      act('changeAmenities', { add: story.amenities, addOwn: story.ownAmenities }),
    ])
    await carryOut(parts, documentOf(policiesKind.key), [
      act('changePolicies', { ...story.policies, addPayments: story.payments }),
    ])
  }
}
