import { pino, type Logger } from 'pino'

/** Headers with secrets; and what PostgreSQL quotes from rows and statements when a constraint is violated. */
const redact = ['req.headers.cookie', 'req.headers.authorization', '*.password', 'err.detail', 'err.where', 'err.internalQuery']

/** Structured log of the server; never a password, a token or what somebody typed. */
export function createLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = { level, base: {}, redact, timestamp: pino.stdTimeFunctions.isoTime }
  return destination ? pino(options, destination) : pino(options)
}
