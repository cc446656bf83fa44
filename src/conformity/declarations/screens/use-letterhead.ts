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

interface Written extends Fields {
  templateSet: TemplateSet
}

const paperKind: Record<TemplateSet, string> = { decision: 'QĐ', declaration: 'CB' }

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

/** Letterhead and signature of the chosen agency, filled in once it is chosen; `unread`: the server could not say. */
export function useLetterhead(values: Written, set: (change: Partial<Written>) => void) {
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const { data, error } = useAnswer(showLetterhead, { params: { agencyId: chosen ?? '' } }, { enabled: chosen !== undefined })
  const before = useRef<Fields | undefined>(undefined)
  const now = useRef({ values, set })
  now.current = { values, set }
  useEffect(() => {
    if (data === undefined) return
    const next = usual(data, now.current.values.templateSet)
    now.current.set(takenFrom(next, now.current.values, before.current))
    before.current = next
  }, [data])
  return {
    unread: error !== null,
    choose: (agency: string | undefined) => setChosen(agency),
    chooseSet: (templateSet: TemplateSet) => {
      const next = data && usual(data, templateSet)
      set({ templateSet, ...(next ? takenFrom(next, values, before.current) : {}) })
      if (next) before.current = next
    },
  }
}
