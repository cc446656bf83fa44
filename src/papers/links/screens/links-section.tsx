import { useState } from 'react'
import type { PaperId } from '../../../kernel/identity.ts'
import { useAct, useAnswer } from '../../../web/answers.ts'
import { useAsOf } from '../../../web/as-of.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Link } from '../../../web/kit/link.tsx'
import { Section } from '../../../web/kit/page.tsx'
import { ErrorState, Loading } from '../../../web/kit/states.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useLanguage, useT } from '../../../web/use-t.ts'
import { type LinkedPaper, listPaperLinks, withdrawPaperLink } from '../paper-link.contract.ts'
import { linkChanges } from './link-changes.ts'
import { LinkSheet } from './link-sheet.tsx'
import './links.css'

/** On a paper's page: what it says of others and what others say of it, in words, each a way there. */
export function LinksSection({ paper, mayRecord }: { paper: { id: PaperId; number: string }; mayRecord: boolean }) {
  const t = useT()
  const { knownAt } = useAsOf()
  const { data, error, refetch } = useAnswer(listPaperLinks, { params: { paperId: paper.id }, query: { knownAt } })
  const [adding, setAdding] = useState(false)
  const [withdrawing, setWithdrawing] = useState<LinkedPaper>()
  const writes = mayRecord && knownAt === undefined
  const groups = Object.values(Object.groupBy(data?.rows ?? [], ({ direction, relation }) => `${direction} ${relation}`)).filter((rows) => rows !== undefined)
  return (
    <Section title={t('paper-link.section.title')} acts={writes && <Button onClick={() => setAdding(true)}>{t('paper-link.act.add')}</Button>}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={2} />
      ) : groups.length === 0 ? (
        <p className="hc-faint">{t('paper-link.section.none')}</p>
      ) : (
        <dl className="hc-paper-links">
          {groups.map((rows) => (
            <Group key={rows[0]?.linkId} rows={rows} {...(writes ? { onWithdraw: setWithdrawing } : {})} />
          ))}
        </dl>
      )}
      {data?.more && <p className="hc-faint hc-small">{t('paper-link.section.more')}</p>}
      {adding && <LinkSheet paper={paper} onClose={() => setAdding(false)} />}
      {withdrawing && <WithdrawalSheet link={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </Section>
  )
}

function Group({ rows, onWithdraw }: { rows: readonly LinkedPaper[]; onWithdraw?: (link: LinkedPaper) => void }) {
  const t = useT()
  const [first] = rows
  if (!first) return null
  return (
    <>
      <dt>{t(`paper-link.${first.direction === 'from' ? 'says' : 'said'}.${first.relation}`)}</dt>
      <dd>
        <ul>
          {rows.map((link) => (
            <Linked key={link.linkId} link={link} {...(onWithdraw ? { onWithdraw } : {})} />
          ))}
        </ul>
      </dd>
    </>
  )
}

function Linked({ link, onWithdraw }: { link: LinkedPaper; onWithdraw?: (link: LinkedPaper) => void }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const { paper, since, note } = link
  const beside = [
    ...(since === null ? [] : [t('paper-link.section.since', { day: format.day(since) })]),
    ...(note === null ? [] : [note]),
    ...(paper.retracted ? [t('paper-link.section.retracted')] : []),
  ]
  return (
    <li>
      <span>
        <Link to={`/papers/${paper.id}`}>
          {t('paper-link.section.of', { kind: paper.kindName[language], number: paper.number, day: format.day(paper.issuedOn), issuer: paper.issuerName })}
        </Link>{' '}
        {paper.abstract}
        {beside.length > 0 && <span className="hc-faint hc-small"> ({beside.join('; ')})</span>}
      </span>
      {onWithdraw && (
        <Button weight="quiet" onClick={() => onWithdraw(link)} aria-label={t('paper-link.act.withdraw-of', { number: paper.number })}>
          {t('paper-link.act.withdraw')}
        </Button>
      )}
    </li>
  )
}

function WithdrawalSheet({ link, onClose }: { link: LinkedPaper; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const act = useAct(withdrawPaperLink, { refresh: linkChanges })
  const { number } = link.paper
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={t('paper-link.withdrawal.title', { number })}
      confirm={t('paper-link.act.withdraw')}
      weight="danger"
      reason="required"
      changes={[t('paper-link.withdrawal.changes')]}
      final={[t('paper-link.withdrawal.final')]}
      onConfirm={async (reason) => {
        await act.send({ params: { paperLinkId: link.linkId }, body: { reason } })
        tell({ text: t('paper-link.told.withdrawn', { number }) })
      }}
    />
  )
}
