// One kept-alive HTTP/1.1 connection, as cheap as can be: the load generator shares two cores with what it measures, and a
// costly client would bring product and limit closer together than they are.
import net from 'node:net'

export interface Answer {
  status: number
  body: Buffer
}

/** A request as bytes, made once and sent often. */
export function requestBytes(url: URL, options: { method?: string; headers?: Record<string, string>; body?: string | undefined } = {}): Buffer {
  const lines: string[] = [`${options.method ?? 'GET'} ${url.pathname}${url.search} HTTP/1.1`, `host: ${url.host}`]
  for (const [name, value] of Object.entries(options.headers ?? {})) lines.push(`${name}: ${value}`)
  if (options.body !== undefined) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(options.body)}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${options.body ?? ''}`)
}

const headEnd = Buffer.from('\r\n\r\n')

interface Waiting {
  done: (answer: Answer) => void
  failed: (error: Error) => void
}

/** Sends one request at a time; answers must carry their length, as both servers' do. */
export class Connection {
  readonly #socket: net.Socket
  #waiting: Waiting | undefined
  #chunks: Buffer[] = []
  #received = 0
  #wanted = -1
  #status = 0
  #bodyAt = 0

  private constructor(socket: net.Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk) => {
      if (typeof chunk !== 'string') this.#take(chunk)
    })
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#fail(new Error('the server closed the connection')))
  }

  static open(url: URL): Promise<Connection> {
    return new Promise((done, failed) => {
      const socket = net.connect(Number(url.port), url.hostname)
      socket.once('error', failed)
      socket.once('connect', () => {
        socket.off('error', failed)
        done(new Connection(socket))
      })
    })
  }

  send(request: Buffer): Promise<Answer> {
    return new Promise((done, failed) => {
      if (this.#waiting) failed(new Error('one request at a time'))
      else if (this.#socket.destroyed) failed(new Error('the connection is closed'))
      else {
        this.#waiting = { done, failed }
        this.#socket.write(request)
      }
    })
  }

  close(): void {
    this.#waiting = undefined
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#received += chunk.length
    if (this.#wanted < 0 && !this.#readHead()) return
    if (this.#received < this.#wanted) return
    const whole = this.#chunks.length === 1 ? (this.#chunks[0] ?? chunk) : Buffer.concat(this.#chunks)
    const answer = { status: this.#status, body: whole.subarray(this.#bodyAt, this.#wanted) }
    this.#chunks = []
    this.#received = 0
    this.#wanted = -1
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.done(answer)
  }

  #readHead(): boolean {
    const start = this.#chunks.length === 1 ? (this.#chunks[0] ?? headEnd) : Buffer.concat(this.#chunks)
    this.#chunks = [start]
    const end = start.indexOf(headEnd)
    if (end < 0) return false
    const head = start.toString('latin1', 0, end)
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
    this.#status = Number(head.slice(9, 12))
    if (length === undefined && this.#status !== 204) {
      this.#fail(new Error(`an answer without content-length (${this.#status})`))
      this.#socket.destroy()
      return false
    }
    this.#bodyAt = end + 4
    this.#wanted = this.#bodyAt + Number(length ?? 0)
    return true
  }

  #fail(error: Error): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.failed(error)
  }
}
