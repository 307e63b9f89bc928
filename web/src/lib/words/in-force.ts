/** When a change takes effect: at once, or later, because there is no connection to the server. */
export type InForce = 'now' | 'later'
