import { openHostileSocket } from './hostile-socket.ts'
import type { Scene } from './scene.ts'

export interface Opened {
  readonly sockets: number
  /** The most that were open at the same time. */
  readonly openMax: number
  /** How the others ended, by close code. */
  readonly refused: Readonly<Record<string, number>>
}

/** So many at the same moment: what one machine opens without running out of ports and files. */
const atOnce = 250

/** Opens sockets from one login, in waves that are not closed before the last of them was answered. */
export const openManySockets = async (scene: Scene, wanted: number): Promise<Opened> => {
  const refused: Record<string, number> = {}
  let openMax = 0
  const kept = new Set<Awaited<ReturnType<typeof openHostileSocket>>>()
  for (let sockets = 0; sockets < wanted; sockets += atOnce) {
    const count = Math.min(atOnce, wanted - sockets)
    await Promise.all(
      Array.from({ length: count }, async () => {
        const socket = await openHostileSocket(scene.kontor.origin, scene.reader.cookie, scene.documentName)
        const welcomed = await socket.firstFrame.then(
          () => true,
          () => false,
        )
        if (welcomed) kept.add(socket)
        else refused[await socket.closed] = (refused[await socket.closed] ?? 0) + 1
        openMax = Math.max(openMax, kept.size)
      }),
    )
  }
  for (const socket of kept) socket.end()
  await Promise.all([...kept].map((socket) => socket.closed))
  return { sockets: wanted, openMax, refused }
}
