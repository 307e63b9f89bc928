import { closeCodes } from '@kontor/protocol'
import { WebSocket } from 'ws'

/** The code with which `ws` itself closes for a frame over the bound. */
const messageTooBig = 1009

/** S10: after 1009 y-websocket would reconnect and send the same frame; 4413 makes it stop. */
export class FinalCodeSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === messageTooBig ? closeCodes.frameTooLarge : code, reason)
  }
}
