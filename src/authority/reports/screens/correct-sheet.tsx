import { useState } from 'react'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { nextNumber } from '../../../papers/numbering/series.contract.ts'
import { NumberToGive, useNumberToGive } from '../../../papers/numbering/screens/number-to-give.tsx'
import { listPapers } from '../../../papers/registers/paper.contract.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { FieldGroup } from '../../../web/kit/form/form.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { correctReport } from '../erratum.contract.ts'
import type { ErratumItem } from '../erratum.ts'
import { listReports, showReport } from '../report.contract.ts'
import type { SheetProps } from './checking-sheets.tsx'
import { useFieldErrors } from './use-field-errors.tsx'

const blank: ErratumItem = { place: '', wrong: '', right: '' }

/** Đính chính: the wrong words and the right ones, and the letter that says so. */
export function CorrectSheet({ report, opened, onClose }: SheetProps) {
  const t = useT()
  const tell = useTell()
  const { errors, seen, noting } = useFieldErrors(report.version)
  const act = useAct(correctReport, { refresh: [showReport, listReports, nextNumber, listPapers] })
  const [items, setItems] = useState<readonly ErratumItem[]>([blank])
  const [issuedOn, setIssuedOn] = useState<Day | null>(dayOf(new Date()))
  const [signerName, setSignerName] = useState('')
  const [signerTitle, setSignerTitle] = useState(report.signerTitle)
  const number = useNumberToGive({ issuerId: report.issuer.id, kind: 'officialLetter', issuedOn, unit: report.drafter ?? undefined })
  const put = (n: number, change: Partial<ErratumItem>) => setItems(items.map((one, at) => (at === n ? { ...one, ...change } : one)))
  const correct = noting(async () => {
    try {
      const reply = await act.send({
        params: { reportId: report.id },
        body: { version: seen, items: [...items], ...number.body, issuedOn: issuedOn ?? '', signerTitle, ...(signerName.trim() === '' ? {} : { signerName }) },
      })
      tell({ text: t('report.told.corrected', { number: reply.number }), next: { label: t('report.act.open-letter'), to: `/papers/${reply.paperId}` } })
    } catch (error) {
      number.again()
      throw error
    }
  })
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('report.correct.title', { number: report.versions[0]?.issue?.number ?? '' })}
      confirm={t('report.act.correct')}
      changes={[t('report.correct.letter'), t(report.article ? 'report.correct.article' : 'report.correct.no-article')]}
      told={[t('report.correct.told')]}
      final={[t('report.correct.final')]}
      onConfirm={correct}
    >
      {items.map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places have no name of their own
        <FieldGroup key={n} title={t('report.correct.item', { n: n + 1 })}>
          <TextField
            name={`items.${n}.place`}
            label={t('report.field.item-place')}
            help={t('report.help.item-place')}
            value={one.place}
            onChange={(place) => put(n, { place })}
            error={errors[`items.${n}.place`]}
            maxLength={200}
          />
          <TextField
            name={`items.${n}.wrong`}
            label={t('report.field.wrong')}
            value={one.wrong}
            onChange={(wrong) => put(n, { wrong })}
            error={errors[`items.${n}.wrong`]}
            maxLength={300}
          />
          <TextField
            name={`items.${n}.right`}
            label={t('report.field.right')}
            value={one.right}
            onChange={(right) => put(n, { right })}
            error={errors[`items.${n}.right`]}
            maxLength={300}
          />
          {items.length > 1 && (
            <div>
              <Button weight="quiet" onClick={() => setItems(items.filter((_, at) => at !== n))}>
                {t('report.act.drop-item')}
              </Button>
            </div>
          )}
        </FieldGroup>
      ))}
      {items.length < 50 && (
        <div>
          <Button icon="plus" onClick={() => setItems([...items, blank])}>
            {t('report.act.add-item')}
          </Button>
        </div>
      )}
      <DateField name="issuedOn" label={t('report.field.issuedOn')} value={issuedOn} onChange={setIssuedOn} error={errors['issuedOn']} />
      <NumberToGive of={number} errors={errors} />
      <TextField
        name="signerName"
        label={t('report.field.signerName')}
        value={signerName}
        onChange={setSignerName}
        mark="optional"
        error={errors['signerName']}
      />
      <TextField name="signerTitle" label={t('report.field.signerTitle')} value={signerTitle} onChange={setSignerTitle} error={errors['signerTitle']} />
    </ActSheet>
  )
}
