import type { Day } from '../../../kernel/day.ts'
import { EvidenceKind } from '../../../kernel/evidence.ts'
import { Button } from '../../../web/kit/button.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import type { StoredFile } from '../../../web/kit/field/file-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useT } from '../../../web/use-t.ts'
import { type PaperChoice, PaperField } from '../../../papers/registers/screens/paper-field.tsx'
import { KeptFileField } from '../../../register/files/screens/kept-file-field.tsx'

export interface TypedEvidence {
  kind: EvidenceKind
  on: Day | null
  what: string
  file: StoredFile | null
  /** A paper of the register. */
  paper: PaperChoice | null
}

/** What a paper says of itself stands until somebody types something else. */
const withPaper = (one: TypedEvidence, paper: PaperChoice | null): Partial<TypedEvidence> => ({
  paper,
  ...(paper && (one.what === '' || one.what === one.paper?.name) ? { what: paper.name.slice(0, 500) } : {}),
  ...(paper?.issuedOn && one.on === null ? { on: paper.issuedOn } : {}),
})

/** One paper for each kind of evidence; more than one where there are more. */
export function EvidenceField({
  evidence,
  onChange,
  errors,
}: {
  evidence: TypedEvidence[]
  onChange: (evidence: TypedEvidence[]) => void
  errors: Readonly<Record<string, string>>
}) {
  const t = useT()
  const mayReadPapers = useHolds()('paper.read')
  const change = (n: number, part: Partial<TypedEvidence>) => onChange(evidence.map((one, m) => (m === n ? { ...one, ...part } : one)))
  return (
    <>
      {EvidenceKind.options.map((kind) => (
        <div key={kind} className="hc-stack">
          <strong>{t(`evidence.kind.${kind}`)}</strong>
          {evidence.map((one, n) =>
            one.kind !== kind ? null : (
              // biome-ignore lint/suspicious/noArrayIndexKey: evidence that is being typed has nothing but its place
              <div key={n} className="hc-declaration-columns">
                {mayReadPapers && (
                  <PaperField
                    name={`evidence.${n}.paper`}
                    label={t('evidence.field.paper')}
                    mark="optional"
                    value={one.paper}
                    onChange={(paper) => change(n, withPaper(one, paper))}
                    error={errors[`evidence.${n}.paper`]}
                  />
                )}
                <TextField
                  name={`evidence.${n}.what`}
                  label={t('evidence.field.what')}
                  value={one.what}
                  onChange={(what) => change(n, { what })}
                  error={errors[`evidence.${n}.what`]}
                  maxLength={500}
                />
                <DateField
                  name={`evidence.${n}.on`}
                  label={t('evidence.field.on')}
                  value={one.on}
                  onChange={(on) => change(n, { on })}
                  error={errors[`evidence.${n}.on`]}
                />
                <KeptFileField
                  label={t('evidence.field.file')}
                  mark="optional"
                  value={one.file}
                  onChange={(file) => change(n, { file })}
                  kinds={{ words: 'PDF, DOCX, JPEG, PNG', accept: '.pdf,.docx,.jpg,.jpeg,.png' }}
                />
                <div>
                  <Button weight="quiet" icon="close" onClick={() => onChange(evidence.filter((_, m) => m !== n))}>
                    {t('evidence.act.remove')}
                    <span className="hc-unseen"> {t(`evidence.kind.${kind}`)}</span>
                  </Button>
                </div>
              </div>
            ),
          )}
          <div>
            <Button icon="plus" onClick={() => onChange([...evidence, { kind, on: null, what: '', file: null, paper: null }])}>
              {t('evidence.act.add')}
              <span className="hc-unseen"> {t(`evidence.kind.${kind}`)}</span>
            </Button>
          </div>
        </div>
      ))}
    </>
  )
}
