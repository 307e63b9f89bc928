import { openHostileSocket } from './hostile-socket.ts'

export interface Welcome {
  readonly epoch: string
  readonly seq: number
}

/** What the server sends first on a new socket of a document. */
export const welcomeOn = async (origin: string, cookie: string, documentName: string): Promise<Welcome> => {
  const socket = await openHostileSocket(origin, cookie, documentName)
  const first = await socket.firstFrame
  socket.end()
  const { epoch, seq } = JSON.parse(first.subarray(first.indexOf('{')).toString()) as Welcome
  return { epoch, seq }
}
