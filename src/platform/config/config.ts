import { resolve } from 'node:path'
import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .default('0')
  .transform((v) => v === '1' || v === 'true')

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.url().optional(),
  DATABASE_OWNER_URL: z.url().optional(),
  PUBLIC_URL: z.url().optional(),
  ALLOW_PLAIN_HTTP: flag,
  TRUST_PROXY: flag,
  METRICS_PUBLIC: flag,
  MIN_FREE_MB: z.coerce.number().int().min(0).default(200),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Hợp Chuẩn <no-reply@localhost>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NAMED_STATEMENTS: flag.default(true),
  EXPORT_TIMEOUT_SECONDS: z.coerce.number().int().min(10).max(7_200).default(600),
})

export interface Config {
  host: string
  port: number
  dataDir: string
  database: { application: string; owner: string } | undefined
  publicUrl: string | undefined
  trustProxy: boolean
  metricsPublic: boolean
  minFreeMegabytes: number
  smtpUrl: string | undefined
  mailFrom: string
  logLevel: string
  namedStatements: boolean
  exportTimeoutSeconds: number
}

/** A setting that is wrong stops the start with one sentence that names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** Reads the settings from the environment once; nothing else in the product reads it. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const known = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const read = Environment.safeParse(known)
  if (!read.success) {
    throw new ConfigError(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  }
  const e = read.data
  if ((e.DATABASE_URL === undefined) !== (e.DATABASE_OWNER_URL === undefined)) {
    throw new ConfigError('DATABASE_URL and DATABASE_OWNER_URL belong together: set both, or neither for the embedded PostgreSQL')
  }
  const secured = e.PUBLIC_URL?.startsWith('https://') ?? false
  if (!isLoopback(e.HOST) && !secured && !e.ALLOW_PLAIN_HTTP) {
    throw new ConfigError(
      `HOST=${e.HOST} would serve plain HTTP beyond this machine. Put a TLS proxy in front and set PUBLIC_URL=https://…, or set ALLOW_PLAIN_HTTP=1 to accept it.`,
    )
  }
  return {
    host: e.HOST,
    port: e.PORT,
    dataDir: resolve(e.DATA_DIR),
    database: e.DATABASE_URL && e.DATABASE_OWNER_URL ? { application: e.DATABASE_URL, owner: e.DATABASE_OWNER_URL } : undefined,
    publicUrl: e.PUBLIC_URL,
    trustProxy: e.TRUST_PROXY,
    metricsPublic: e.METRICS_PUBLIC,
    minFreeMegabytes: e.MIN_FREE_MB,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    logLevel: e.LOG_LEVEL,
    namedStatements: e.NAMED_STATEMENTS,
    exportTimeoutSeconds: e.EXPORT_TIMEOUT_SECONDS,
  }
}
