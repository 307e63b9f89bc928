import { createHash } from 'node:crypto'
import { protocolVersion } from '../../packages/protocol/src/versions.ts'
import { brokenBatches } from './broken-batches.ts'
import { openHostileSocket } from './hostile-socket.ts'
import type { Scene } from './scene.ts'

export interface Sent {
  readonly frames: number
  readonly bytes: number
  readonly sockets: number
  /** Of every byte that was sent, in order: the same seed gives the same. */
  readonly digest: string
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
  const doors = await doorsOf(scene)
  const hash = createHash('sha256')
  const ended: Record<string, number> = {}
  let [frames, bytes, sockets] = [0, 0, 0]
  for (const batch of brokenBatches(seed)) {
    if (frames >= wanted) break
    const { person, document } = doors[batch.choice % doors.length] as (typeof doors)[number]
    const socket = await openHostileSocket(scene.kontor.origin, person.cookie, document)
    sockets += 1
    for (const frame of batch.frames) {
      socket.send(frame)
      hash.update(frame)
    }
    if (await socket.wasHeard()) {
      frames += batch.frames.length
      bytes += batch.frames.reduce((sum, frame) => sum + frame.length, 0)
    } else {
      const code = await socket.closed
      ended[code] = (ended[code] ?? 0) + 1
    }
    socket.end()
    onSocket?.(frames)
  }
  return { frames, bytes, sockets, digest: hash.digest('hex').slice(0, 16), ended }
}

/** Who may open what, without the right to change anything there. */
const doorsOf = async (scene: Scene) => {
  const { reader, visitor, documentName, subAccountId } = scene
  return [
    { person: reader, document: documentName },
    { person: reader, document: `${documentName}?protocol=${protocolVersion}` },
    { person: visitor, document: `section/${subAccountId}.mail` },
    { person: visitor, document: `access/${await scene.loginIdOf(visitor)}` },
  ]
}
