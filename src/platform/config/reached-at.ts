import { hostname } from 'node:os'
import type { Services } from '../services/services.ts'

/** Where a letter's link leads: the public address, or else what the server listens on; "everywhere" is no address, the machine's name is. */
export function reachedAt({ publicUrl, host, port }: Services['config']): string {
  const reached = host === '0.0.0.0' || host === '::' ? hostname() : host.includes(':') ? `[${host}]` : host
  return publicUrl?.replace(/\/$/, '') ?? `http://${reached}:${port}`
}
