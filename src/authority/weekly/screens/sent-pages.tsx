import { useState } from 'react'
import { uuidv7 } from '../../../kernel/uuid.ts'
import { useRefresh } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { type StatusShape, StatusTag } from '../../../web/kit/status-tag.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useSentence } from '../../../web/kit/use-sentence.ts'
import { saveFile } from '../../../web/save-file.ts'
import { useCall } from '../../../web/session/session.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { dayOf } from '../../../kernel/day.ts'
import { type Delivery, eraseWeekly, type IssueRow, revokeWeekly, showWeekly, weeklyFile } from '../weekly.contract.ts'

const shapes: Record<Delivery['state'], StatusShape> = { waiting: 'going', sent: 'done', 'given-up': 'danger' }

interface Act {
  kind: 'revoke' | 'erase'
  delivery: Delivery
  key: string
}

/** What went out, to whom, and whether its link is still read. */
export function SentPages({ issues }: { issues: readonly IssueRow[] }) {
  const t = useT()
  const [act, setAct] = useState<Act>()
  const begin = (kind: Act['kind'], delivery: Delivery) => setAct({ kind, delivery, key: uuidv7(new Date()) })
  return (
    <Section title={t('weekly.history')}>
      {issues.length === 0 ? (
        <p className="hc-faint">{t('weekly.none-sent')}</p>
      ) : (
        <ul className="hc-week-sent">
          {issues.map((issue) => (
            <Issue key={issue.id} issue={issue} begin={begin} />
          ))}
        </ul>
      )}
      <ActOnDelivery act={act} close={() => setAct(undefined)} />
    </Section>
  )
}

function Issue({ issue, begin }: { issue: IssueRow; begin: (kind: Act['kind'], delivery: Delivery) => void }) {
  const t = useT()
  const tell = useTell()
  const sentence = useSentence()
  const format = useFormat()
  const { download } = useCall()
  const open = () =>
    void download(weeklyFile, { params: { weeklyIssueId: issue.id } })
      .then(saveFile)
      .catch((error: unknown) => tell({ text: sentence(error).text, tone: 'danger' }))
  return (
    <li>
      <div className="hc-week-delivery">
        <strong>{format.time(issue.madeAt)}</strong>
        <span>{issue.by === null ? t(`weekly.origin.${issue.origin}`) : t('weekly.sent-by', { by: issue.by })}</span>
        <span className="hc-faint">{t('weekly.to', { count: issue.deliveries.length })}</span>
        <Button weight="quiet" icon="download" onClick={open}>
          {t('weekly.open-file')}
        </Button>
      </div>
      <ul>
        {issue.deliveries.map((delivery) => (
          <Copy key={delivery.id} delivery={delivery} begin={begin} />
        ))}
      </ul>
    </li>
  )
}

function Copy({ delivery, begin }: { delivery: Delivery; begin: (kind: Act['kind'], delivery: Delivery) => void }) {
  const t = useT()
  const format = useFormat()
  const { name, address, state, expiresAt, revokedAt } = delivery
  const ended = new Date(expiresAt) <= new Date()
  const link = revokedAt !== null ? t('weekly.revoked') : ended ? t('weekly.ended') : t('weekly.reads-until', { on: format.day(dayOf(new Date(expiresAt))) })
  return (
    <li className="hc-week-delivery">
      <StatusTag shape={shapes[state]}>{t(`weekly.state.${state}`)}</StatusTag>
      <span>{address === null ? t('weekly.erased') : `${name ?? ''} <${address}>`}</span>
      <span className="hc-faint hc-small">{link}</span>
      {revokedAt === null && !ended && (
        <Button weight="quiet" onClick={() => begin('revoke', delivery)}>
          {t('weekly.act.revoke')}
        </Button>
      )}
      {address !== null && (
        <Button weight="quiet" onClick={() => begin('erase', delivery)}>
          {t('weekly.act.erase')}
        </Button>
      )}
    </li>
  )
}

function ActOnDelivery({ act, close }: { act: Act | undefined; close: () => void }) {
  const t = useT()
  const tell = useTell()
  const refresh = useRefresh()
  const { call } = useCall()
  // The last one stays while the sheet closes.
  const kind = act?.kind ?? 'revoke'
  const words = kind === 'revoke' ? 'revoking' : 'erasing'
  return (
    <ActSheet
      opened={act !== undefined}
      onClose={close}
      title={t(`weekly.act.${kind}`)}
      changes={[t(`weekly.${words}.changes`, { name: act?.delivery.name ?? t('weekly.erased') })]}
      told={[t(`weekly.${words}.told`)]}
      final={[t(`weekly.${words}.final`)]}
      reason="required"
      weight="danger"
      confirm={t(`weekly.act.${kind}`)}
      onConfirm={async (reason) => {
        if (!act) return
        const input = { params: { weeklyDeliveryId: act.delivery.id }, body: { reason } }
        if (act.kind === 'revoke') await call(revokeWeekly, input, { key: act.key })
        else await call(eraseWeekly, input, { key: act.key })
        void refresh([showWeekly])
        tell({ text: t(`weekly.${words}.done`) })
      }}
    />
  )
}
