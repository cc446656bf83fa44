import { z } from 'zod'
import { lines } from '../../../kernel/text.ts'
import { useRefresh } from '../../../web/answers.ts'
import { TextAreaField } from '../../../web/kit/field/text-field.tsx'
import { Form } from '../../../web/kit/form/form.tsx'
import { useDraftForm } from '../../../web/kit/form/use-draft-form.ts'
import { withFieldWords } from '../../../web/kit/form/with-field-words.ts'
import { useTell } from '../../../web/kit/told.tsx'
import { useCall } from '../../../web/session/session.tsx'
import { NotNow } from '../../../web/kit/form/not-now.tsx'
import { useT } from '../../../web/use-t.ts'
import { programmeStrip } from '../activity.contract.ts'
import { type DirectionView, listDirections, recordOutcome, showDirection } from '../direction.contract.ts'

const Outcome = z.strictObject({ outcome: lines(4000) })

/** What became of a task: the opening of the next report. */
export function OutcomeForm({ direction, close, reload }: { direction: DirectionView; close: () => void; reload: () => void }) {
  const t = useT()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  const form = useDraftForm({
    schema: Outcome,
    initial: { outcome: direction.outcome ?? '' },
    draft: `direction.${direction.id}.outcome`,
    version: direction.version,
  })
  const send = async ({ outcome }: z.output<typeof Outcome>, key: string) => {
    try {
      return await call(recordOutcome, { params: { directionId: direction.id }, body: { version: direction.version, outcome } }, { key })
    } catch (error) {
      throw withFieldWords(error, (field) => t(`direction.field.${field}`))
    }
  }
  const done = () => {
    tell({ text: t('direction.told.outcome') })
    close()
    void refresh([showDirection, listDirections, programmeStrip])
  }
  return (
    <Form form={form} send={send} onDone={done} onReload={reload} submit={t('direction.act.outcome')} beside={<NotNow onClick={close} />}>
      <TextAreaField {...form.field('outcome')} label={t('direction.page.outcome')} help={t('direction.outcome.changes')} maxLength={4000} />
    </Form>
  )
}
