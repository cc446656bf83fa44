import { useEffect, useState } from 'react'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { useAct } from '../../../web/answers.ts'
import { AnsweredRefusal } from '../../../web/call.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { SeveralField } from '../../../web/kit/field/select-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { readable } from '../../../web/readable.ts'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import type { BlockProgress } from '../conversion.contract.ts'
import { listStandings, showCourse, showProgress } from '../conversion.contract.ts'
import { listReviews, recordReview } from '../review.contract.ts'

type Errors = Partial<Record<'blocks' | 'reviewedOn' | 'source', string>>

/** "Ghi nhận rà soát": says first what it changes, with the number of agencies it speaks of. */
export function ReviewSheet({ edition, blocks, opened, onClose }: { edition: string; blocks: readonly BlockProgress[]; opened: boolean; onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const tell = useTell()
  const act = useAct(recordReview, { refresh: [listReviews, showProgress, listStandings, showCourse] })
  const [chosen, setChosen] = useState<string[]>([])
  const [reviewedOn, setReviewedOn] = useState<Day | null>(dayOf(new Date()))
  const [source, setSource] = useState('')
  const [errors, setErrors] = useState<Errors>({})
  useEffect(() => {
    if (!opened) return
    setChosen(blocks.filter((block) => block.noData > 0 && !block.apart).map(({ block }) => block))
    setReviewedOn(dayOf(new Date()))
    setSource('')
    setErrors({})
  }, [opened, blocks])
  const unknown = blocks.filter(({ block }) => chosen.includes(block)).reduce((sum, block) => sum + block.noData, 0)
  const send = async () => {
    const missing: Errors = {
      ...(chosen.length === 0 ? { blocks: t('field.required') } : {}),
      ...(reviewedOn === null ? { reviewedOn: t('field.required') } : {}),
      ...(source.trim() === '' ? { source: t('field.required') } : {}),
    }
    setErrors(missing)
    if (reviewedOn === null || Object.keys(missing).length > 0) throw new AnsweredRefusal('invalid', { code: 'request.invalid', details: {} })
    try {
      await act.send({ body: { edition, blocks: chosen, reviewedOn, source } })
    } catch (error) {
      if (error instanceof AnsweredRefusal)
        setErrors(Object.fromEntries(error.errors.map(({ path, code, details }) => [path, t(code, readable(details ?? {}, format))])))
      throw error
    }
    tell({ text: t('review.told.recorded', { on: format.day(reviewedOn) }) })
  }
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('review.sheet.title', { edition })}
      confirm={t('review.act.record')}
      onConfirm={send}
      changes={[t('review.sheet.changes'), t('review.sheet.count', { count: unknown }), t('review.sheet.frozen')]}
      told={[t('declaration.retraction.told')]}
    >
      <SeveralField
        label={t('review.field.blocks')}
        value={chosen}
        onChange={setChosen}
        error={errors.blocks}
        choices={blocks.map(({ block, name }) => ({ value: block, label: name[language] }))}
      />
      <DateField label={t('review.field.reviewedOn')} value={reviewedOn} onChange={setReviewedOn} error={errors.reviewedOn} />
      <TextField
        label={t('review.field.source')}
        help={t('review.sheet.source-help')}
        value={source}
        onChange={setSource}
        error={errors.source}
        maxLength={500}
      />
    </ActSheet>
  )
}
