import { wireLimits } from '@kontor/protocol'

/** S11: as many mutations wait as one browser may have waiting for one document. Nothing was stored. */
export class OutboxFull extends Error {
  readonly max = wireLimits.pendingMax

  constructor() {
    super(`At most ${wireLimits.pendingMax} changes may wait`)
    this.name = 'OutboxFull'
  }
}
