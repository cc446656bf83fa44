import { useCallback, useState } from 'react'
import { uuidv7 } from '../kernel/uuid.ts'

/**
 * The Idempotency-Key of what a person means to do: made when the form opens, kept over retries, renewed after success.
 * `crypto.randomUUID` is missing on plain HTTP, where offices may run this product inside their network.
 */
export function useIntention(): { key: string; renew: () => void } {
  const [key, setKey] = useState(() => uuidv7(new Date()))
  const renew = useCallback(() => setKey(uuidv7(new Date())), [])
  return { key, renew }
}
