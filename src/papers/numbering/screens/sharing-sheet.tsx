import { useState } from 'react'
import { listBodies } from '../../../register/authority/body.contract.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { SeveralField } from '../../../web/kit/field/select-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { paperKinds } from '../../registers/paper.contract.ts'
import { listSeries, nextNumber, type SeriesRow, shareSeries } from '../series.contract.ts'

/** Which kinds of an issuer are numbered in one book, from a year on. */
export function SharingSheet({ row, onClose }: { row: SeriesRow; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const language = useLanguage()
  const { data: kinds } = useAnswer(paperKinds, {})
  const { data: bodies } = useAnswer(listBodies, {})
  const act = useAct(shareSeries, { refresh: [listSeries, nextNumber] })
  const [shared, setShared] = useState<string[]>(row.series === 'shared' ? row.kinds : [])
  const [year, setYear] = useState<number | null>(row.last >= row.opening ? row.year + 1 : row.year)
  const kept = bodies?.rows.find(({ id }) => id === row.issuerId)?.seriesHere ?? []
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={`${t('numbering.act.share')} · ${row.issuerName}`}
      confirm={t('numbering.act.share')}
      reason="required"
      changes={[t('numbering.changes.share')]}
      told={[t('numbering.changes.told')]}
      onConfirm={async (reason) => {
        await act.send({ body: { issuerId: row.issuerId, fromYear: year ?? 0, shared, reason } })
        tell({ text: t('numbering.told.shared', { year: year ?? 0 }) })
      }}
    >
      <SeveralField
        name="shared"
        mark="optional"
        label={t('numbering.field.shared')}
        help={t('numbering.field.shared-help')}
        value={shared}
        onChange={setShared}
        choices={kept.map((kind) => ({ value: kind, label: kinds?.rows.find(({ code }) => code === kind)?.name[language] ?? kind }))}
        error={undefined}
      />
      <NumberField name="fromYear" label={t('numbering.field.fromYear')} value={year} onChange={setYear} min={1900} max={2100} error={undefined} />
    </ActSheet>
  )
}
