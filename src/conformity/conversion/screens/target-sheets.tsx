import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { NumberField } from '../../../web/kit/field/number-field.tsx'
import { SelectField } from '../../../web/kit/field/select-field.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { addTarget, changeTarget, dropTarget, listCampaignAgencies, showCampaign, showTargetCourse, type TargetView } from '../campaign.contract.ts'
import { listCampaignLists } from '../campaign-list.contract.ts'
import { useSheetErrors } from '../../../web/use-sheet-errors.ts'

const refresh = [showCampaign, listCampaignAgencies, showTargetCourse]

/** A new target, or another share or day of one there is. */
export function TargetSheet({ campaignId, endsOn, target, onClose }: { campaignId: string; endsOn: Day; target?: TargetView; onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const tell = useTell()
  const { errors, noting } = useSheetErrors()
  const { data } = useAnswer(listCampaignLists, { query: { limit: 200 } }, { enabled: target === undefined })
  const add = useAct(addTarget, { refresh })
  const change = useAct(changeTarget, { refresh })
  const [listId, setListId] = useState<string | null>(null)
  const [percent, setPercent] = useState<number | null>(target?.percent ?? 100)
  const [dueOn, setDueOn] = useState<Day | null>(target?.dueOn ?? endsOn)
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t(target ? 'campaign.target.title-change' : 'campaign.target.title')}
      confirm={t(target ? 'campaign.act.change-target' : 'campaign.act.target')}
      changes={[t('campaign.target.changes')]}
      told={[t('campaign.nobody-told')]}
      onConfirm={() =>
        noting(async () => {
          const share = { percent: percent ?? 0, dueOn: dueOn ?? '' }
          if (target) await change.send({ params: { campaignId, targetId: target.id }, body: { ...share, version: target.version } })
          else await add.send({ params: { campaignId }, body: { ...share, listId: listId ?? '' } })
          tell({ text: t('campaign.told.target') })
        })
      }
    >
      {target === undefined && (
        <>
          <SelectField
            name="listId"
            label={t('campaign.target.field.list')}
            value={listId}
            onChange={setListId}
            error={errors['listId']}
            choices={(data?.rows ?? []).map(({ id, name, datedOn, members }) => ({
              value: id,
              label: `${name} · ${format.day(datedOn)} · ${format.number(members)}`,
            }))}
          />
          {data?.rows.length === 0 && (
            <p>
              {t('campaign.target.no-list')} <Link to="/campaign-lists/new">{t('campaign-list.act.create')}</Link>
            </p>
          )}
        </>
      )}
      <NumberField name="percent" label={t('campaign.target.field.percent')} value={percent} onChange={setPercent} error={errors['percent']} decimals={2} />
      <DateField name="dueOn" label={t('campaign.target.field.due')} value={dueOn} onChange={setDueOn} error={errors['dueOn']} />
    </ActSheet>
  )
}

export function DropTargetSheet({ campaignId, target, onClose }: { campaignId: string; target: TargetView; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const act = useAct(dropTarget, { refresh })
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('campaign.target.title-drop', { name: target.list.name })}
      confirm={t('campaign.act.drop-target')}
      weight="danger"
      reason="required"
      changes={[t('campaign.target.drop-changes')]}
      told={[t('campaign.nobody-told')]}
      onConfirm={async (reason) => {
        await act.send({ params: { campaignId, targetId: target.id }, body: { version: target.version, reason } })
        tell({ text: t('campaign.told.dropped') })
      }}
    />
  )
}
