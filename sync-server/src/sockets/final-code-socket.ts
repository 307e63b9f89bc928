import { closeCodes } from '@kontor/protocol'
import { WebSocket } from 'ws'

/** What `ws` closes with by itself when a frame is over the bound. */
const messageTooBig = 1009

/** S10: y-websocket would come back after 1009, with the same frame; 4413 makes it stop. */
export class FinalCodeSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === messageTooBig ? closeCodes.frameTooLarge : code, reason)
  }
}
