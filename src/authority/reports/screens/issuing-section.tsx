import { useState } from 'react'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { listBodies } from '../../../register/authority/body.contract.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { TextAreaField, TextField } from '../../../web/kit/field/text-field.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { Facts } from '../../../web/kit/record-page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useHolds } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useT } from '../../../web/use-t.ts'
import { type RuleRow, setReportIssuing, showReportIssuing } from '../issuing-rule.contract.ts'
import { previewReport, showReport } from '../report.contract.ts'

/** Who issues the reports of a template, since when and by which source. */
export function IssuingSection({ code, name }: { code: string; name: string }) {
  const t = useT()
  const format = useFormat()
  const may = useHolds()('template.write')
  const [opening, setOpening] = useState(0)
  const [opened, setOpened] = useState(false)
  const { data, error, refetch } = useAnswer(showReportIssuing, { params: { code } })
  const rows = data?.rows ?? []
  return (
    <Section
      title={t('report.issuing.title', { name })}
      acts={
        may &&
        data && (
          <Button
            onClick={() => {
              setOpening(opening + 1)
              setOpened(true)
            }}
          >
            {t('report.act.set-issuing')}
          </Button>
        )
      }
    >
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={3} />
      ) : rows.length === 0 ? (
        <p className="hc-faint">{t('report.issuing.none')}</p>
      ) : (
        <>
          <p className="hc-faint">{t('report.issuing.until-none')}</p>
          {rows.map((row) => (
            <div key={row.no}>
              <h3 className="hc-report-side">{t('report.issuing.from', { on: format.day(row.from) })}</h3>
              <RuleFacts row={row} />
            </div>
          ))}
        </>
      )}
      {data && <IssuingSheet key={opening} code={code} name={name} rows={data.rows} opened={opened} onClose={() => setOpened(false)} />}
    </Section>
  )
}

function RuleFacts({ row }: { row: RuleRow }) {
  const t = useT()
  const format = useFormat()
  const listed = (names: readonly string[]) => (names.length === 0 ? null : names.join('; '))
  return (
    <Facts
      rows={[
        { label: t('report.field.issuerId'), value: row.issuer.name },
        { label: t('report.field.unitId'), value: row.unit?.name ?? null },
        { label: t('report.field.addressees'), value: listed(row.addressees) },
        { label: t('report.field.recipients'), value: listed(row.recipients) },
        { label: t('report.field.signingForm'), value: row.signingForm === '' ? null : row.signingForm },
        { label: t('report.field.signerTitle'), value: row.signerTitle },
        { label: t('report.field.source'), value: `${row.source} (${t('report.issuing.recorded', { by: row.by, at: format.time(row.recordedAt) })})` },
      ]}
    />
  )
}

const linesIn = (text: string) =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')

interface SheetProps {
  code: string
  name: string
  rows: readonly RuleRow[]
  opened: boolean
  onClose: () => void
}

function IssuingSheet({ code, name, rows, opened, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(setReportIssuing, { refresh: [showReportIssuing, showReport, previewReport] })
  const { data: chain } = useAnswer(listBodies, {}, { enabled: opened })
  const [before] = rows
  const [from, setFrom] = useState<Day | null>(dayOf(new Date()))
  const [issuerId, setIssuerId] = useState<string | null>(before?.issuer.id ?? null)
  const [unitId, setUnitId] = useState<string | null>(before?.unit?.id ?? null)
  const [addressees, setAddressees] = useState(before?.addressees.join('\n') ?? '')
  const [recipients, setRecipients] = useState(before?.recipients.join('\n') ?? '')
  const [signingForm, setSigningForm] = useState(before?.signingForm ?? '')
  const [signerTitle, setSignerTitle] = useState(before?.signerTitle ?? '')
  const [source, setSource] = useState('')
  const bodies = chain?.rows ?? []
  const choices = bodies.map(({ id, name: label }) => ({ value: id, label }))
  const choose = (id: string | null) => {
    setIssuerId(id)
    const body = bodies.find((one) => one.id === id)
    if (!body) return
    // What the office has of that body is a beginning; whatever differs for this report is written over it.
    setUnitId(bodies.find(({ parentId }) => parentId === id)?.id ?? null)
    setRecipients(body.recipients.join('\n'))
    setSigningForm(body.signingForm)
    setSignerTitle(body.signerTitle)
    const parent = bodies.find((one) => one.id === body.parentId)
    if (addressees.trim() === '' && parent) setAddressees(parent.name)
  }
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('report.issuing.title', { name })}
      confirm={t('report.act.save')}
      changes={[t('report.issuing.changes'), t('report.issuing.keeps')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({
            params: { code },
            body: {
              version: Math.max(0, ...rows.map(({ no }) => no)),
              from: from ?? '',
              issuerId: issuerId ?? '',
              unitId,
              addressees: linesIn(addressees),
              recipients: linesIn(recipients),
              signingForm,
              signerTitle,
              source,
            },
          })
          tell({ text: t('report.told.issuing') })
        })
      }
    >
      <DateField name="from" label={t('report.field.from')} help={t('report.help.from')} value={from} onChange={setFrom} error={errors['from']} />
      <SelectField name="issuerId" label={t('report.field.issuerId')} value={issuerId} onChange={choose} choices={choices} error={errors['issuerId']} />
      <SelectField
        name="unitId"
        label={t('report.field.unitId')}
        value={unitId}
        onChange={setUnitId}
        choices={choices}
        clearable
        mark="optional"
        error={errors['unitId']}
      />
      <TextAreaField
        name="addressees"
        label={t('report.field.addressees')}
        help={t('report.help.one-per-line')}
        rows={2}
        value={addressees}
        onChange={setAddressees}
        error={errors['addressees']}
      />
      <TextAreaField
        name="recipients"
        label={t('report.field.recipients')}
        help={t('report.help.one-per-line')}
        rows={2}
        value={recipients}
        onChange={setRecipients}
        error={errors['recipients']}
      />
      <TextField
        name="signingForm"
        mark="optional"
        label={t('report.field.signingForm')}
        help={t('report.help.signingForm')}
        value={signingForm}
        onChange={setSigningForm}
        error={errors['signingForm']}
        maxLength={200}
      />
      <TextField
        name="signerTitle"
        label={t('report.field.signerTitle')}
        value={signerTitle}
        onChange={setSignerTitle}
        error={errors['signerTitle']}
        maxLength={200}
      />
      <TextField
        name="source"
        label={t('report.field.source')}
        help={t('report.help.source')}
        value={source}
        onChange={setSource}
        error={errors['source']}
        maxLength={500}
      />
    </ActSheet>
  )
}
