import { useState } from 'react'
import type { z } from 'zod'
import { type Day, dayOf } from '../../../kernel/day.ts'
import type { Role } from '../../../kernel/rights.ts'
import type { BodyView } from '../../../register/authority/body.contract.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { SelectField, SeveralField } from '../../../web/kit/field/select-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { paperKinds } from '../../registers/paper.contract.ts'
import { listReviewRoutes, saveReviewRoute } from '../review.contract.ts'
import { checkers, usualSteps } from '../review.ts'

type Rows = z.output<(typeof listReviewRoutes)['reply']>['rows']

/** The steps of one issuer and kind from a day on; rounds that are open keep theirs. */
export function RouteSheet({ bodies, rows, opened, onClose }: { bodies: readonly BodyView[]; rows: Rows; opened: boolean; onClose: () => void }) {
  const t = useT()
  const language = useLanguage()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const act = useAct(saveReviewRoute, { refresh: [listReviewRoutes] })
  const { data: kinds } = useAnswer(paperKinds, {}, { enabled: opened })
  const [issuerId, setIssuerId] = useState<string | null>(bodies[0]?.id ?? null)
  const [kind, setKind] = useState<string | null>('*')
  const [from, setFrom] = useState<Day | null>(dayOf(new Date()))
  const [chosen, setChosen] = useState<ReadonlySet<Role>>(new Set(usualSteps))
  const steps = checkers.filter((role) => chosen.has(role))
  const seen = rows.find((row) => row.issuerId === issuerId && row.kind === kind && row.from === from)
  return (
    <ActSheet
      opened={opened}
      onClose={onClose}
      title={t('review.routes.set')}
      confirm={t('review.routes.save')}
      changes={[t('review.routes.changes'), t('review.routes.keeps')]}
      onConfirm={() =>
        noting(async () => {
          await act.send({ body: { issuerId: issuerId ?? '', kind: kind ?? '*', from: from ?? '', steps, version: seen?.version ?? 0 } })
          tell({ text: t('review.routes.told') })
        })
      }
    >
      <SelectField
        name="issuerId"
        label={t('review.routes.issuer')}
        value={issuerId}
        onChange={setIssuerId}
        choices={bodies.map(({ id, name }) => ({ value: id, label: name }))}
        error={errors['issuerId']}
      />
      <SelectField
        name="kind"
        label={t('review.routes.kind')}
        value={kind}
        onChange={setKind}
        choices={[
          { value: '*', label: t('review.routes.every-kind') },
          ...(kinds?.rows ?? []).map(({ code, name }) => ({ value: code, label: name[language] })),
        ]}
        error={errors['kind']}
      />
      <DateField name="from" label={t('review.routes.from')} value={from} onChange={setFrom} error={errors['from']} />
      <SeveralField
        name="steps"
        label={t('review.routes.steps')}
        help={t('review.routes.steps-help')}
        value={steps}
        onChange={(picked) => setChosen(new Set(picked))}
        choices={checkers.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        error={errors['steps']}
      />
    </ActSheet>
  )
}
