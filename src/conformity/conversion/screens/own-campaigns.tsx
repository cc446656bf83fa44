import { useAnswer } from '../../../web/answers.ts'
import { Section } from '../../../web/kit/page.tsx'
import { Unanswered } from '../../../web/kit/states.tsx'
import { StatusTag } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { listOwnCampaigns, type OwnCampaign } from '../own.contract.ts'
import type { Day } from '../../../kernel/day.ts'

/** An agency's place in the campaigns it is listed in: its stage, what it is asked for, on which list. */
export function OwnCampaigns({ on }: { on?: Day | undefined }) {
  const t = useT()
  const answer = useAnswer(listOwnCampaigns, { query: { on } }, { keepFormer: true })
  const rows = answer.data?.rows ?? []
  if (answer.error)
    return (
      <Section title={t('campaign.own.title')}>
        <Unanswered of={[answer]} />
      </Section>
    )
  if (!answer.data) return null
  return (
    <Section title={t('campaign.own.title')}>
      {rows.length === 0 ? <p className="hc-faint">{t('campaign.own.none')}</p> : rows.map((row) => <Campaign key={row.id} row={row} />)}
    </Section>
  )
}

function Campaign({ row }: { row: OwnCampaign }) {
  const t = useT()
  const format = useFormat()
  const stage = t(`stage.${row.stage}`)
  const shape = row.stage === 'declared' ? 'done' : row.behind ? 'danger' : row.stage === 'not_started' ? 'none' : 'going'
  return (
    <div className="hc-stack">
      <h3>{row.name}</h3>
      <p>
        <StatusTag shape={shape}>{row.since === null ? stage : t('campaign.own.since', { stage, day: format.day(row.since) })}</StatusTag>
        {row.evidence !== null && <span className="hc-faint"> {t('campaign.own.evidence', { evidence: row.evidence })}</span>}
      </p>
      {row.behind && <p>{t('campaign.own.behind', { stage: t(`stage.${row.behind.stage}`), day: format.day(row.behind.since) })}</p>}
      {row.targets.map(({ id, dueOn, list }) => (
        <p key={id}>
          {t('campaign.own.line', { edition: row.toEdition, day: format.day(dueOn) })}
          <br />
          <span className="hc-faint">{t('campaign.own.list', { name: list.name, dated: format.day(list.datedOn), basis: list.basis })}</span>
        </p>
      ))}
      {row.milestones.length > 0 && (
        <p className="hc-faint">
          {t('campaign.own.milestones')}:{' '}
          {row.milestones.map(({ stage: one, by }) => `${t('campaign.form.milestone', { stage: t(`stage.${one}`) })} ${format.day(by)}`).join('; ')}
        </p>
      )}
    </div>
  )
}
