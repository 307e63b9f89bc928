import type { AccessSnapshot, OrganizationId } from '@kontor/domain'

/** What a snapshot tells of each organisation, in the words of the second model's `accessInWords`. */
export const wordsOf = ({ organizations }: AccessSnapshot): readonly { id: OrganizationId; words: string }[] =>
  organizations.map(({ id, directory, member, accounts }) => ({
    id,
    words: [
      `${id}: ${directory} ${member.status}`,
      ...accounts.map(({ id: accountId, name, rights, units }) => {
        const unitIds = units.map((unit) => unit.id).sort()
        return `${id}/${accountId} ${name}: ${rights.join(' ')}; ${unitIds.join(' ')}`
      }),
    ]
      .sort()
      .join('\n'),
  }))
