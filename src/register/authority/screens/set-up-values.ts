import { useCallback, useState } from 'react'
import { z } from 'zod'
import { forget, recall, remember } from '../../../web/memory.ts'
import { BodyLevel } from '../set-up.ts'
import type { BodyValues } from './body-form.ts'
import { chainDefaults, placeOf } from './chain-defaults.ts'

const Body = z.object({
  level: BodyLevel,
  name: z.string(),
  symbol: z.string(),
  placeName: z.string(),
  signingForm: z.string(),
  signerTitle: z.string(),
  recipients: z.string(),
  seriesHere: z.array(z.string()),
})
const Kept = z.object({
  administrator: z.object({ code: z.string(), name: z.string(), username: z.string(), email: z.string(), alsoOfficer: z.boolean() }),
  authority: z.object({ id: z.number().nullable(), name: z.string(), placeName: z.string() }),
  bodies: z.array(Body).max(4),
})

export interface AdministratorValues {
  code: string
  name: string
  username: string
  email: string
  password: string
  alsoOfficer: boolean
}
export interface AuthorityValues {
  id: number | null
  name: string
  placeName: string
}
export interface SetUpValues {
  administrator: AdministratorValues
  authority: AuthorityValues
  bodies: BodyValues[]
}

const blank: SetUpValues = {
  administrator: { code: '', name: '', username: '', email: '', password: '', alsoOfficer: true },
  authority: { id: null, name: '', placeName: '' },
  bodies: chainDefaults(''),
}
const key = 'hc.set-up'

function read(): SetUpValues {
  const text = recall(key)
  if (text === undefined) return blank
  try {
    const { administrator, authority, bodies } = Kept.parse(JSON.parse(text))
    return { administrator: { ...administrator, password: '' }, authority, bodies }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return blank
    throw error
  }
}

/** What was typed so far, kept on this device until the installation is set up; never the password. */
export function useSetUpValues(): { values: SetUpValues; keep: (change: Partial<SetUpValues>) => void; drop: () => void } {
  const [values, setValues] = useState(read)
  const keep = useCallback(
    (change: Partial<SetUpValues>) =>
      setValues((former) => {
        const next = { ...former, ...change }
        const { password: _, ...administrator } = next.administrator
        remember(key, JSON.stringify({ ...next, administrator }))
        return next
      }),
    [],
  )
  const drop = useCallback(() => forget(key), [])
  return { values, keep, drop }
}

/** Another name for the authority renames what was derived from the former one and leaves what was typed. */
export function renamed(bodies: readonly BodyValues[], former: string, name: string): BodyValues[] {
  const [was, is] = [chainDefaults(former), chainDefaults(name)]
  return bodies.map((body) => {
    const [old, fresh] = [was.find((b) => b.level === body.level), is.find((b) => b.level === body.level)]
    if (!old || !fresh) return body
    const moved = <K extends 'name' | 'recipients'>(field: K) => (body[field] === old[field] ? fresh[field] : body[field])
    return { ...body, name: moved('name'), recipients: moved('recipients') }
  })
}

export { placeOf }
