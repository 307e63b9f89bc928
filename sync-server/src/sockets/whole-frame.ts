/** FIN, and the opcode of a binary message (RFC 6455, 5.2). */
const binaryMessage = 0x82

/** The last message that was framed: a commit sends the same one to everyone. */
let last: { readonly message: Uint8Array; readonly frame: Buffer } | null = null

/** A binary message of a server as it goes over the wire. */
export const wholeFrame = (message: Uint8Array): Buffer => {
  if (last?.message === message) return last.frame
  const frame = framed(message)
  last = { message, frame }
  return frame
}

const framed = (message: Uint8Array): Buffer => {
  const { length } = message
  const headLength = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(headLength + length)
  frame[0] = binaryMessage
  if (headLength === 2) frame[1] = length
  else if (headLength === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(message, headLength)
  return frame
}
