import { brokenFrame } from './broken-frame.ts'
import { openHostileSocket } from './hostile-socket.ts'
import type { Scene } from './scene.ts'
import { seededRandom } from './seeded-random.ts'
import { validFrames } from './valid-frames.ts'

/** So few frames on one socket that none of its bounds cuts the attack short. */
const framesPerSocket = 40

export interface Sent {
  readonly frames: number
  readonly bytes: number
  readonly sockets: number
  /** Sockets that the server ended, by close code. */
  readonly ended: Readonly<Record<string, number>>
}

/** Sends so many broken frames, from several people into several documents, and waits until the server has read each. */
export const sendBrokenFrames = async (
  scene: Scene,
  {
    frames: wanted,
    seed,
    onSocket,
  }: { readonly frames: number; readonly seed: number; onSocket?(frames: number): void },
): Promise<Sent> => {
  const random = seededRandom(seed)
  const valid = [...validFrames(scene.follower.doc).values()]
  const ended: Record<string, number> = {}
  let [frames, bytes, sockets] = [0, 0, 0]
  while (frames < wanted) {
    const { person, document } = random.one(await doorsOf(scene))
    const socket = await openHostileSocket(scene.kontor.origin, person.cookie, document)
    sockets += 1
    const batch = Array.from({ length: framesPerSocket }, () => brokenFrame(valid, random))
    for (const frame of batch) socket.send(frame)
    if (await socket.wasHeard()) {
      frames += batch.length
      bytes += batch.reduce((sum, frame) => sum + frame.length, 0)
    } else {
      const code = await socket.closed
      ended[code] = (ended[code] ?? 0) + 1
    }
    socket.end()
    onSocket?.(frames)
  }
  return { frames, bytes, sockets, ended }
}

/** Who may open what, without the right to change anything there. */
const doorsOf = async (scene: Scene) => {
  const { reader, visitor, documentName, subAccountId } = scene
  return [
    { person: reader, document: documentName },
    { person: reader, document: `${documentName}?protocol=1` },
    { person: visitor, document: `section/${subAccountId}.mail` },
    { person: visitor, document: `access/${await scene.loginIdOf(visitor)}` },
  ]
}
