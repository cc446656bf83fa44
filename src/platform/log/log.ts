import { pino, type Logger } from 'pino'

/** Structured log of the server; never a password, a token or what somebody typed. */
export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = { level, base: {}, redact: ['req.headers.cookie', 'req.headers.authorization', '*.password'] }
  return destination ? pino(options, destination) : pino(options)
}
