import { Note } from '../../../web/kit/note.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { type PaperKind, recognise, warningsOf } from '../paper-number.ts'

export interface NamedKind extends PaperKind {
  name: { vi: string; en: string }
}

export interface NamedIssuer {
  id: string
  name: string
  symbol: string
}

export interface Choice {
  kind: string | null
  issuerId: string | null
}

/** What a typed number says of kind and issuer, where the officer has not chosen otherwise; `former` is what was filled in last. */
export function fillIn(number: string, kinds: readonly NamedKind[], issuers: readonly NamedIssuer[], chosen: Choice, former: Choice): Partial<Choice> {
  const found = recognise(number, kinds, issuers)
  return {
    ...(found?.kind && chosen.kind === former.kind ? { kind: found.kind.code } : {}),
    ...(found?.issuer && chosen.issuerId === former.issuerId ? { issuerId: found.issuer.id } : {}),
  }
}

export interface NumberEchoProps {
  number: string
  kind: string | null
  kinds: readonly NamedKind[]
  issuer: NamedIssuer | undefined
  issuers: readonly NamedIssuer[]
}

/** Says back how a typed number was understood, and remarks a symbol that fits neither kind nor issuer. */
export function NumberEcho({ number, kind, kinds, issuer, issuers }: NumberEchoProps) {
  const t = useT()
  const language = useLanguage()
  const found = recognise(number, kinds, issuers)
  if (!found) return null
  const chosenKind = kinds.find(({ code }) => code === kind)
  const warnings = chosenKind ? warningsOf(number, chosenKind, kinds, issuer?.symbol ?? null) : []
  return (
    <>
      <p className="hc-paper-echo" role="status">
        {[t('paper.form.recognised', { serial: `${found.serial}${found.suffix}`, symbol: found.symbol }), found.kind?.name[language], found.issuer?.name]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {warnings.map(({ code, details }) => (
        <Note key={code} tone="soon">
          {t(code, { ...details })}
        </Note>
      ))}
    </>
  )
}
