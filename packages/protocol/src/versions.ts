/** Raised with every change of the wire; the schema hash test holds the two together. */
export const protocolVersion = 9
/** The oldest browser that this server still understands; an older one is closed with 4409 and reloads itself. */
export const protocolVersionMin = 5
/** Our two message types beside y-protocols' 0 to 3: one JSON text each. */
export const upMessageType = 100
export const downMessageType = 101
