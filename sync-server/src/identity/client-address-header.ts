/** The caller's address as this server determined it; whatever a caller sends under this name is thrown away. */
export const clientAddressHeader = 'x-kontor-client-address'
