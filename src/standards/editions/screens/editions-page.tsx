import { useMemo, useState } from 'react'
import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { useSearchState } from '../../../web/address.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { AnsweredRefusal } from '../../../web/call.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { Page, Section } from '../../../web/kit/page.tsx'
import { PrintButton } from '../../../web/kit/print-button.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { Loading, Unanswered } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { readable } from '../../../web/readable.ts'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { type Clause, type EditionHead, listEditionTrees, previewValidity, recordValidity, showEditionPair } from '../edition.contract.ts'
import { levelOf, paired } from '../edition.ts'
import { ValidityConsequenceNote } from './validity-consequence.tsx'
import './editions.css'

const View = z.object({ from: z.string().max(60).optional(), to: z.string().max(60).optional() })

/** Clause trees side by side: numbers and titles, what became of each clause, and what has to be documented. */
export function EditionsPage() {
  const t = useT()
  const { asked } = useAsOf()
  const [view, set] = useSearchState(View)
  const heads = useAnswer(listEditionTrees, { query: { on: asked.on } })
  const editions = heads.data?.rows ?? []
  const withTree = editions.filter(({ clauses }) => clauses > 0)
  const from = view.from ?? withTree.find(({ inForce }) => inForce)?.code ?? withTree.at(-1)?.code
  const to = view.to ?? withTree.findLast(({ year }) => year > (editions.find(({ code }) => code === from)?.year ?? 9999))?.code
  return (
    <Page title={t('edition.title')} acts={<PrintButton />}>
      {heads.data ? (
        <>
          <Section title={t('edition.validity')}>
            <div className="hc-editions">
              {withTree.map((edition) => (
                <Validity key={edition.code} edition={edition} />
              ))}
            </div>
          </Section>
          <div className="hc-edition-choice hc-not-printed">
            <SelectField
              label={t('edition.left')}
              value={from ?? null}
              onChange={(code) => set({ from: code ?? undefined, to: undefined }, { push: true })}
              choices={withTree.map(({ code }) => ({ value: code, label: code }))}
            />
            <SelectField
              label={t('edition.right')}
              clearable
              value={to ?? null}
              onChange={(code) => set({ to: code ?? undefined }, { push: true })}
              choices={withTree.filter(({ code }) => code !== from).map(({ code }) => ({ value: code, label: code }))}
            />
          </div>
          {from && <Trees from={from} to={to} />}
        </>
      ) : heads.error ? (
        <Unanswered of={[heads]} />
      ) : (
        <Loading lines={10} />
      )}
    </Page>
  )
}

function Validity({ edition }: { edition: EditionHead }) {
  const t = useT()
  const format = useFormat()
  const holds = useHolds()
  const [opened, setOpened] = useState(false)
  const { code, validFrom, validTo, former, formerAcceptedUntil, inForce, paper, toVerify } = edition
  return (
    <div className="hc-edition">
      <h3>{code}</h3>
      <div className="hc-row">
        <StatusTag shape={inForce ? 'done' : validFrom === null ? 'none' : 'ended'}>
          {t(inForce ? 'edition.in-force' : validFrom === null ? 'edition.not-in-force' : 'edition.ended')}
        </StatusTag>
        {toVerify && <StatusTag shape="soon">{t('edition.to-verify')}</StatusTag>}
      </div>
      <Facts
        rows={[
          { label: t('edition.valid-from'), value: validFrom && format.day(validFrom) },
          { label: t('edition.valid-to'), value: validTo ? format.day(validTo) : '—' },
          ...(former && formerAcceptedUntil ? [{ label: t('edition.former-accepted', { edition: former }), value: format.day(formerAcceptedUntil) }] : []),
          { label: t('edition.paper'), value: paper ? `${paper.number} · ${format.day(paper.date)} · ${paper.issuer}` : t('edition.product-dates') },
        ]}
      />
      {holds('edition.write') && (
        <div className="hc-not-printed">
          <Button onClick={() => setOpened(true)} aria-label={t('edition.validity-title', { edition: code })}>
            {t('edition.act.validity')}
          </Button>
        </div>
      )}
      {opened && <ValiditySheet edition={edition} onClose={() => setOpened(false)} />}
    </div>
  )
}

function ValiditySheet({ edition, onClose }: { edition: EditionHead; onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const act = useAct(recordValidity, {
    refresh: [listEditionTrees, { name: 'listEditions' }, { name: 'showCampaign' }, { name: 'showProgress' }, previewValidity],
  })
  const [validFrom, setValidFrom] = useState<Day | null>(edition.validFrom)
  const [validTo, setValidTo] = useState<Day | null>(edition.validTo)
  const [formerAcceptedUntil, setFormerAcceptedUntil] = useState<Day | null>(edition.formerAcceptedUntil)
  const [paperNumber, setPaperNumber] = useState('')
  const [paperDate, setPaperDate] = useState<Day | null>(null)
  const [issuer, setIssuer] = useState('Bộ Khoa học và Công nghệ')
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('edition.validity-title', { edition: edition.code })}
      confirm={t('edition.act.validity')}
      changes={[t('edition.validity-changes', { edition: edition.code })]}
      told={[t('edition.validity-told')]}
      final={[t('edition.validity-final')]}
      reason="optional"
      onConfirm={async (reason) => {
        setErrors({})
        try {
          const body = {
            version: edition.version,
            validFrom,
            validTo,
            formerAcceptedUntil,
            paperNumber,
            paperDate: paperDate ?? '',
            issuer,
            ...(reason === '' ? {} : { reason }),
          }
          await act.send({ params: { edition: edition.code }, body })
        } catch (error) {
          if (error instanceof AnsweredRefusal)
            setErrors(Object.fromEntries(error.errors.map(({ path, code, details }) => [path, t(code, readable(details ?? {}, format))])))
          throw error
        }
        tell({ text: t('edition.told.validity', { edition: edition.code }) })
      }}
    >
      <DateField name="validFrom" label={t('edition.field.validFrom')} value={validFrom} onChange={setValidFrom} error={errors['validFrom']} />
      <DateField name="validTo" mark="optional" label={t('edition.field.validTo')} value={validTo} onChange={setValidTo} error={errors['validTo']} />
      {edition.former && (
        <DateField
          name="formerAcceptedUntil"
          mark="optional"
          label={t('edition.field.formerAcceptedUntil', { edition: edition.former })}
          help={t('edition.field.formerAcceptedUntil-help')}
          value={formerAcceptedUntil}
          onChange={setFormerAcceptedUntil}
          error={errors['formerAcceptedUntil']}
        />
      )}
      <TextField
        name="paperNumber"
        label={t('edition.field.paperNumber')}
        value={paperNumber}
        onChange={setPaperNumber}
        error={errors['paperNumber']}
        maxLength={80}
      />
      <DateField name="paperDate" label={t('edition.field.paperDate')} value={paperDate} onChange={setPaperDate} error={errors['paperDate']} />
      <TextField name="issuer" label={t('edition.field.issuer')} value={issuer} onChange={setIssuer} error={errors['issuer']} maxLength={300} />
      <ValidityConsequenceNote edition={edition.code} validFrom={validFrom} validTo={validTo} formerAcceptedUntil={formerAcceptedUntil} />
    </ActSheet>
  )
}

function Trees({ from, to }: { from: string; to: string | undefined }) {
  const t = useT()
  const asked = useAnswer(showEditionPair, { query: { from, to } }, { keepFormer: true })
  const { data } = asked
  const rows = useMemo(() => data && paired(data.from.clauses, data.to?.clauses ?? [], data.map), [data])
  if (!data || !rows) return asked.error ? <Unanswered of={[asked]} /> : <Loading lines={12} />
  return (
    <Section title={t('edition.clauses')}>
      {(data.from.toVerify || data.to?.toVerify) && (
        <Note tone="soon" title={t('edition.to-verify')}>
          {t('edition.to-verify-text')}
        </Note>
      )}
      <p className="hc-faint">{t('edition.titles-only')}</p>
      {data.to && data.map.length === 0 && <p>{t('edition.no-map')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1) */}
      <section className="hc-edition-scroll" aria-label={t('edition.clauses')} tabIndex={0}>
        <table className="hc-plain-table hc-edition-table">
          <thead>
            <tr>
              <th scope="col">{data.from.code}</th>
              <th scope="col">{t('edition.documents')}</th>
              {data.to && <th scope="col">{t('edition.becomes', { edition: data.to.code })}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.left?.number ?? ''} ${row.right.map(({ clause }) => clause.number).join(' ')}`}>
                <td data-level={row.left ? levelOf(row.left.number) : undefined}>{row.left ? <Name clause={row.left} /> : '—'}</td>
                <td>{row.left && <Documents clause={row.left} />}</td>
                {data.to && (
                  <td>
                    {row.right.map(({ clause, kind }) => (
                      <p key={clause.number} className="hc-edition-mapped">
                        <span className="hc-faint">{t(`edition.map.${kind}`)}</span> <Name clause={clause} />
                      </p>
                    ))}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  )
}

function Name({ clause }: { clause: Clause }) {
  const language = useLanguage()
  return (
    <>
      <strong>{clause.number}</strong> {clause.title[language]}
    </>
  )
}

function Documents({ clause }: { clause: Clause }) {
  const t = useT()
  return (
    <>
      {(['maintain', 'retain'] as const).map((what) => {
        const references = clause.documents.filter((one) => one.what === what).map(({ reference }) => reference)
        return (
          references.length > 0 && (
            <p key={what} className="hc-edition-mapped">
              {t(`edition.what.${what}`)}: {references.join(', ')}
            </p>
          )
        )
      })}
    </>
  )
}
