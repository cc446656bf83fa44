import { StatusTag, type StatusShape } from '../../../web/kit/status-tag.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import type { Standing, StandingState } from '../standing.ts'

export const standingShape: Readonly<Record<StandingState, StatusShape>> = {
  issued: 'done',
  corrected: 'going',
  amended: 'going',
  expired: 'ended',
  replaced: 'ended',
  revoked: 'danger',
}

/** What became of a paper, since when and by which other one, in a sentence. */
export function useStandingWords(): (standing: Standing) => string {
  const t = useT()
  const format = useFormat()
  return ({ state, since, by }) => {
    const word = t(`paper-standing.${state}`)
    if (since === null) return word
    const told = { state: word, day: format.day(since) }
    return by === null ? t('paper-standing.told', told) : t('paper-standing.told-by', { ...told, number: by.number })
  }
}

/** In a list: the word alone, with the sentence for whoever asks; nothing where nothing became of it. */
export function StandingMark({ standing }: { standing: Standing }) {
  const t = useT()
  const words = useStandingWords()
  if (standing.state === 'issued') return null
  return (
    <span title={words(standing)}>
      <StatusTag shape={standingShape[standing.state]}>{t(`paper-standing.${standing.state}`)}</StatusTag>
    </span>
  )
}
