import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { useAct } from '../../../web/answers.ts'
import { ActSheet } from '../../../web/kit/act-sheet.tsx'
import { DateField } from '../../../web/kit/field/date-field.tsx'
import { TextField } from '../../../web/kit/field/text-field.tsx'
import { Note } from '../../../web/kit/note.tsx'
import { useTell } from '../../../web/kit/told.tsx'
import { useT } from '../../../web/use-t.ts'
import { approveNews, discardNews, listNews, type NewsView, publishNews, returnNews, showNews, submitNews, withdrawNews } from '../news.contract.ts'

export type SheetMove = 'submit' | 'approve' | 'return' | 'publish' | 'withdraw' | 'discard'

const told: Record<SheetMove, string> = {
  submit: 'news.told.submitted',
  approve: 'news.told.approved',
  return: 'news.told.returned',
  publish: 'news.told.published',
  withdraw: 'news.told.withdrawn',
  discard: 'news.told.discarded',
}

/** A day and an hour of Vietnam as one instant; both empty means now. */
function instantOf(day: Day | null, clock: string): string | undefined {
  const time = clock.trim()
  if (day === null && time === '') return undefined
  const [, hour, minute] = /^([01]?\d|2[0-3])[:h]([0-5]\d)$/.exec(time) ?? []
  if (day === null || hour === undefined || minute === undefined) throw new Refusal('invalid', 'news.not-a-time')
  return `${day}T${hour.padStart(2, '0')}:${minute}:00+07:00`
}

/** Before a piece of news moves on: what changes, and what is asked for it. */
export function NewsSheet({ news, move, onClose }: { news: NewsView; move: SheetMove; onClose: () => void }) {
  const t = useT()
  const tell = useTell()
  const [day, setDay] = useState<Day | null>(null)
  const [clock, setClock] = useState('')
  const refresh = { refresh: [showNews, listNews] }
  const acts = {
    submit: useAct(submitNews, refresh),
    approve: useAct(approveNews, refresh),
    return: useAct(returnNews, refresh),
    publish: useAct(publishNews, refresh),
    withdraw: useAct(withdrawNews, refresh),
    discard: useAct(discardNews, refresh),
  }
  const own = move === 'approve' && news.mine
  const one = { params: { newsId: news.id } }
  const { version } = news

  const send = (reason: string): Promise<unknown> => {
    switch (move) {
      case 'submit':
        return acts.submit.send({ ...one, body: { version } })
      case 'discard':
        return acts.discard.send({ ...one, body: { version } })
      case 'approve':
        return acts.approve.send({ ...one, body: { version, ...(own ? { reason } : {}) } })
      case 'return':
        return acts.return.send({ ...one, body: { version, reason } })
      case 'withdraw':
        return acts.withdraw.send({ ...one, body: { version, reason } })
      case 'publish': {
        const publishedAt = instantOf(day, clock)
        return acts.publish.send({ ...one, body: { version, ...(publishedAt === undefined ? {} : { publishedAt }) } })
      }
    }
  }
  return (
    <ActSheet
      opened
      onClose={onClose}
      title={`${t(`news.act.${move}`)}: ${news.title}`}
      confirm={t(`news.act.${move}`)}
      weight={move === 'withdraw' || move === 'discard' ? 'danger' : 'main'}
      {...(own || move === 'return' || move === 'withdraw' ? { reason: 'required' as const } : {})}
      changes={[t(`news.sheet.${move}`), ...(move === 'publish' ? [t('news.sheet.publish-when')] : [])]}
      told={[t('news.sheet.told')]}
      {...(move === 'withdraw' ? { final: [t('news.sheet.withdraw-final')] } : {})}
      onConfirm={async (reason) => {
        await send(reason)
        tell({ text: t(told[move]) })
      }}
    >
      {own && <Note tone="soon">{t('news.sheet.approve-own')}</Note>}
      {move === 'publish' && (
        <>
          <DateField name="day" label={t('news.field.day')} value={day} onChange={setDay} error={undefined} />
          <TextField name="clock" label={t('news.field.clock')} value={clock} onChange={setClock} error={undefined} maxLength={5} />
        </>
      )}
    </ActSheet>
  )
}
