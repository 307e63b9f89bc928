/** The caller's address as this server determined it; a header of this name in a request is discarded. */
export const clientAddressHeader = 'x-kontor-client-address'
