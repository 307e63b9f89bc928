import { newId, type Person } from '../server/person.ts'

const perCall = 500
const places = ['Tczew', 'Malbork', 'Puck', 'Łeba', 'Sztum', 'Gniew', 'Kartuzy', 'Bytów', 'Hel', 'Elbląg']

/** Opens so many faults in the processes of an account, through mutations; a third of them is late. */
export const openFaults = async (person: Person, accountId: string, count: number): Promise<void> => {
  for (let from = 0; from < count; from += perCall) {
    const mutations = Array.from({ length: Math.min(perCall, count - from) }, (_, at) => faultAt(from + at))
    const answer = await person.request('POST', `/api/documents/section/${accountId}.processes/mutations`, {
      mutations,
    })
    const text = await answer.text()
    if (!answer.ok || text.includes('"refused"'))
      throw new Error(`The processes were not opened: ${text.slice(0, 400)}`)
  }
}

const faultAt = (at: number) => ({
  id: newId(),
  name: 'openProcess',
  args: {
    processId: newId(),
    type: 'fault',
    title: `Zanik sygnału, węzeł ${places[at % places.length] ?? ''} ${at}`,
    dueDate: at % 3 === 0 ? '2026-01-02' : '2099-12-31',
  },
})
