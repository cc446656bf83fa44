import { Drawer } from '@mantine/core'
import { useState } from 'react'
import { Figure } from '../../../web/kit/figure/figure.tsx'
import { useFormat } from '../../../web/use-format.ts'
import { useT } from '../../../web/use-t.ts'
import { useStandingSource } from '../../../conformity/declarations/screens/standing-source.ts'
import { isKnown, type NamedFigure, turnOf, type WeekFacts, type WeekFigure } from '../week.ts'
import { WeekNames } from './week-names.tsx'
import './weekly.css'

export interface ShownWeek {
  facts: WeekFacts
  knownAt: string | undefined
}

const arrows = { up: '↑', down: '↓', same: '→' } as const

/** Five figures, each with its turn against the period before; each opens its names. */
export function WeekFigures({ facts, knownAt }: ShownWeek) {
  return (
    <ul className="hc-week-figures">
      {facts.figures.map((figure) => (
        <li key={figure.key}>
          {figure.key === 'declared' || figure.key === 'declared-apart' ? (
            <AgencyFigure figure={figure} facts={facts} knownAt={knownAt} apart={figure.key === 'declared-apart'} />
          ) : (
            <NamedWeekFigure figure={figure} of={figure.key} facts={facts} knownAt={knownAt} />
          )}
          <Turned figure={figure} />
        </li>
      ))}
    </ul>
  )
}

interface One extends ShownWeek {
  figure: WeekFigure
}

const useLabel = ({ figure, facts }: One) => useT()(`week.figure.${figure.key}`, { edition: facts.edition ?? '' })

function AgencyFigure({ apart, ...one }: One & { apart: boolean }) {
  const label = useLabel(one)
  const { figure, facts, knownAt } = one
  const source = useStandingSource({ edition: facts.edition ?? '', on: facts.on, knownAt, apart })
  if (facts.edition === null || figure.total === 0) return <NothingKnown label={label} />
  const { n, notYet, noData, total } = figure
  return <Figure label={label} progress={{ n, notYet, noData, total, on: facts.on }} source={source} />
}

function NamedWeekFigure({ of, ...one }: One & { of: NamedFigure }) {
  const t = useT()
  const format = useFormat()
  const label = useLabel(one)
  const [opened, setOpened] = useState(false)
  const { figure, facts, knownAt } = one
  if (!isKnown(figure)) return <NothingKnown label={label} />
  const written = `${format.number(figure.n)}/${format.number(figure.total)}`
  return (
    <div className="hc-figure" data-size="normal">
      <p className="hc-figure-label">{label}</p>
      <button
        type="button"
        className="hc-figure-number"
        onClick={() => setOpened(true)}
        aria-haspopup="dialog"
        aria-label={t('figure.open', { label, written })}
      >
        <span>{format.number(figure.n)}</span>
        <span className="hc-figure-of">/{format.number(figure.total)}</span>
      </button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size={640}
        title={`${label}: ${written}`}
        closeButtonProps={{ 'aria-label': t('kit.close') }}
      >
        <WeekNames figure={of} on={facts.on} knownAt={knownAt} />
      </Drawer>
    </div>
  )
}

function NothingKnown({ label }: { label: string }) {
  const t = useT()
  return (
    <div className="hc-figure">
      <p className="hc-figure-label">{label}</p>
      <p className="hc-week-unknown">{t('week.unknown')}</p>
    </div>
  )
}

/** The arrow and the word for it; like for like where the same agencies stand on both days. */
function Turned({ figure }: { figure: WeekFigure }) {
  const t = useT()
  const format = useFormat()
  const turn = turnOf(figure)
  if (turn === null) return isKnown(figure) ? <p className="hc-week-turn hc-faint">{t('week.turn.none')}</p> : null
  const { alike } = figure
  const by = alike === null || turn === 'same' ? '' : ` ${format.number(Math.abs(alike.n - alike.before))}`
  return (
    <p className="hc-week-turn" data-turn={turn}>
      <span aria-hidden="true">{arrows[turn]}</span> {t(`week.turn.${turn}`)}
      {by}
    </p>
  )
}
