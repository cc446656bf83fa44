import { useEffect, useRef, useState } from 'react'
import { useAnswer } from '../../../web/answers.ts'
import type { TemplateSet } from '../draft.ts'
import { type Letterhead, showLetterhead } from '../letterhead.contract.ts'

interface Fields {
  issuerName: string
  parentName: string
  placeName: string
  signerTitle: string
  symbol: string
  signingFor: string
}

type Kind = 'initial' | 'redeclaration'

interface Written extends Fields {
  templateSet: TemplateSet
  kind: Kind
}

const paperKind: Record<TemplateSet, string> = { decision: 'QĐ', declaration: 'CB' }

const kindFor = ({ declared }: Letterhead): Kind => (declared ? 'redeclaration' : 'initial')

const usual = (of: Letterhead, set: TemplateSet): Fields => ({
  issuerName: of.issuerName,
  parentName: of.parentName,
  placeName: of.placeName,
  signerTitle: of.signerTitle,
  symbol: of.unitSymbol === '' ? '' : `${paperKind[set]}-${of.unitSymbol}`,
  signingFor: of.signingFor ?? '',
})

/** Fields somebody typed in stay; empty ones, and those still as they were filled in before, take what the agency usually writes. */
export function takenFrom(next: Fields, values: Fields, before: Fields | undefined): Partial<Fields> {
  const open = (Object.keys(next) as (keyof Fields)[]).filter((name) => values[name] === '' || values[name] === before?.[name])
  return Object.fromEntries(open.map((name) => [name, next[name]]))
}

/** What a form begins with whose agency is known from the start. */
export const lettered = (of: Letterhead, templateSet: TemplateSet): Fields & { kind: Kind } => ({ ...usual(of, templateSet), kind: kindFor(of) })

/**
 * Letterhead, signature and kind of the chosen agency, filled in once it is chosen; `unread`: the server could not say.
 * `own`: what the form began with.
 */
export function useLetterhead(values: Written, set: (change: Partial<Written>) => void, own: Letterhead | undefined) {
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const { data, error } = useAnswer(showLetterhead, { params: { agencyId: chosen ?? '' } }, { enabled: chosen !== undefined })
  const before = useRef<Fields | undefined>(own && usual(own, values.templateSet))
  const kindBefore = useRef<Kind>(own ? kindFor(own) : 'initial')
  const now = useRef({ values, set })
  now.current = { values, set }
  useEffect(() => {
    if (data === undefined) return
    const next = usual(data, now.current.values.templateSet)
    const kind = kindFor(data)
    const open = now.current.values.kind === kindBefore.current
    now.current.set({ ...takenFrom(next, now.current.values, before.current), ...(open ? { kind } : {}) })
    before.current = next
    kindBefore.current = kind
  }, [data])
  return {
    unread: error !== null,
    choose: (agency: string | undefined) => setChosen(agency),
    chooseSet: (templateSet: TemplateSet) => {
      const of = data ?? own
      const next = of && usual(of, templateSet)
      set({ templateSet, ...(next ? takenFrom(next, values, before.current) : {}) })
      if (next) before.current = next
    },
  }
}
