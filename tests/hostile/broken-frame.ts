import { bytesOf, upBytes, varUint } from './bytes.ts'
import { brokenJson } from './broken-json.ts'
import type { SeededRandom } from './seeded-random.ts'
import { createRole, mutateJson } from './valid-frames.ts'

type Breaker = (frame: Uint8Array, random: SeededRandom, frames: readonly Uint8Array[]) => Uint8Array

const oddBytes = [0, 1, 2, 3, 4, 10, 31, 100, 101, 119, 127, 128, 192, 255]
const giants = [2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 40, 2 ** 53 - 1]

const breakers: readonly Breaker[] = [
  // One bit turned over.
  (frame, random) => replaced(frame, random.whole(frame.length), (byte) => byte ^ (1 << random.whole(8))),
  (frame, random) => replaced(frame, random.whole(frame.length), () => random.one(oddBytes)),
  // Cut short, cut out, put in, said twice.
  (frame, random) => frame.subarray(0, random.whole(frame.length)),
  (frame, random) => cut(frame, random, () => new Uint8Array(0)),
  (frame, random) => cut(frame, random, (piece) => random.bytes(piece.length + random.whole(8))),
  (frame, random) => cut(frame, random, (piece) => bytesOf(piece, piece)),
  // A number that is far too large in place of a small one.
  (frame, random) => {
    const at = random.whole(frame.length)
    return bytesOf(frame.subarray(0, at), varUint(random.one(giants)), frame.subarray(at + 1))
  },
  (frame, random) => {
    const at = random.whole(frame.length)
    const endless = new Uint8Array(1 + random.whole(30)).fill(255)
    return bytesOf(frame.subarray(0, at), endless, frame.subarray(at))
  },
  // The head of one frame and the tail of another.
  (frame, random, frames) => {
    const other = random.one(frames)
    return bytesOf(frame.subarray(0, random.whole(frame.length)), other.subarray(random.whole(other.length)))
  },
  // The content of one kind under the type of another.
  (frame, random) => bytesOf(random.one([0, 1, 2, 3, 100, 101, 55]), frame.subarray(1)),
  (frame, random) => bytesOf(frame, random.bytes(random.whole(40))),
  (_frame, random) => random.bytes(random.whole(200)),
  (_frame, random) => bytesOf(random.one([0, 1, 100]), random.bytes(random.whole(200))),
  (_frame, random) => upBytes(brokenJson(mutateJson([createRole({}, random.id), createRole({}, random.id)]), random)),
  (_frame, random) => upBytes(brokenJson(brokenJson(mutateJson([createRole({}, random.id)]), random), random)),
]

/** One of the frames, broken once or twice. */
export const brokenFrame = (frames: readonly Uint8Array[], random: SeededRandom): Uint8Array => {
  let frame = random.one(frames)
  for (let times = 1 + random.whole(2); times > 0; times -= 1) {
    if (frame.length > 0) frame = random.one(breakers)(frame, random, frames)
  }
  return frame
}

const replaced = (frame: Uint8Array, at: number, by: (byte: number) => number): Uint8Array =>
  frame.map((byte, position) => (position === at ? by(byte) : byte))

const cut = (frame: Uint8Array, random: SeededRandom, by: (piece: Uint8Array) => Uint8Array): Uint8Array => {
  const from = random.whole(frame.length)
  const to = from + random.whole(Math.min(frame.length - from, 20) + 1)
  return bytesOf(frame.subarray(0, from), by(frame.subarray(from, to)), frame.subarray(to))
}
