import { newId, type Person } from './person.ts'

/** Sends one mutation to the mail section of an account, as a member or, through their own call, as an operator. */
export const inMail = async (
  person: Person,
  accountId: string,
  name: string,
  args: object,
  as: 'member' | 'operator' = 'member',
): Promise<void> => {
  const api = as === 'operator' ? '/api/operator/documents' : '/api/documents'
  const answer = await person.request('POST', `${api}/section/${accountId}.mail/mutations`, {
    mutations: [{ id: newId(), name, args }],
  })
  const text = await answer.text()
  if (!text.includes('"accepted"')) throw new Error(`${name}: ${answer.status} ${text}`)
}

/** A message of a conversation. */
export const message = (conversationId: string, text: string) => ({
  ...{ conversationId, messageId: newId(), message: text, attachments: [] },
})
