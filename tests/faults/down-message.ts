import { downMessageType } from '../../packages/protocol/src/versions.ts'

/** The JSON of one of our own frames; null for every other frame. The length of the text, a varUint, precedes it. */
export const downMessage = (frame: Buffer): { readonly type: string; readonly [fact: string]: unknown } | null => {
  if (frame[0] !== downMessageType) return null
  let at = 1
  while ((frame[at] ?? 0) >= 0x80) at += 1
  return JSON.parse(frame.subarray(at + 1).toString('utf8')) as { readonly type: string }
}
