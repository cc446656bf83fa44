import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Lets a server that closes end its answers. Node counts a connection as idle once the whole answer was handed over, not once it
 * was sent: closing would cut a download short in the reader's hands. Connections that were kept alive end with their answer.
 */
export function endAnswersBeforeClosing(server: Server): void {
  const open = new Set<Socket>()
  const answering = new Set<Socket>()
  let closing = false
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  server.prependListener('request', ({ socket }, response) => {
    answering.add(socket)
    response.once('close', () => {
      answering.delete(socket)
      if (closing) socket.destroySoon()
    })
  })
  // Node itself calls this when it stops listening.
  server.closeIdleConnections = () => {
    closing = true
    for (const socket of open) if (!answering.has(socket)) socket.destroy()
  }
}
